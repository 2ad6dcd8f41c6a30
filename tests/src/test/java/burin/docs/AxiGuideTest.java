package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.docs.AxiGuide.CheckedScaler;
import burin.docs.AxiGuide.Eraser;
import burin.lib.axi.AxiMemory;
import burin.lib.axi.LiteMaster;
import burin.lib.axi.Response;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.TestBench;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What `docs/guide/axi.md` says of its examples is so.
class AxiGuideTest {

  @ParameterizedTest
  @EnumSource(Engine.class)
  void erasesBytes(Engine engine) {
    var eraser = new Eraser();
    try (var sim = engine.open(eraser)) {
      var bench = new TestBench(sim, 1).reset();
      var in = eraser.s_axis;
      var out = eraser.m_axis;
      bench.add(bench.driver(in.tvalid, in.tready, in.tdata, in.tlast.orElseThrow()))
          .send(Item.of(0x12345678, 0)).send(Item.of(0xff, 1));
      var monitor = bench.add(bench.monitor(out.tvalid, out.tready, out.tdata, out.tlast.orElseThrow()));
      bench.run(4);
      assertEquals(List.of(Item.of(0x12345600, 0), Item.of(0, 1)), monitor.items());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void scalesARegion(Engine engine) {
    var device = new CheckedScaler();
    try (var sim = engine.open(device)) {
      var bench = new TestBench(sim, 2).reset();
      var bus = new LiteMaster(bench, device.s_axi, 20);
      var memory = new AxiMemory(bench, device.m_axi, device.m_axi.config(), 20, 0x20_0000);
      bus.write(0x00, 0x0ff0, 15);
      bus.write(0x04, 0x8008, 15);
      bus.write(0x08, 299, 15);
      bus.write(0x0c, 3, 15);
      bus.write(0x10, 1, 15);
      bench.runUntil(() -> bus.read(0x14).get(0) != 0);
      assertEquals(Item.of(1, Response.OKAY.code()), bus.read(0x14));
      for (int i = 0; i < 300; i++) {
        long word = memory.word(0x0ff0 + 4 * i).longValue();
        assertEquals(word * 3 & 0xffffffffL, memory.word(0x8008 + 4 * i).longValue(), "word " + i);
      }
      bus.write(0x14, 3, 15);
      bus.write(0x04, 0x20_0000, 15);
      bus.write(0x10, 1, 15);
      bench.runUntil(() -> bus.read(0x14).get(0) != 0);
      assertEquals(3, bus.read(0x14).get(0), "an error");
      assertEquals(0, sim.peek(device.failed));
    }
  }
}
