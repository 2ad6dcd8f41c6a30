package burin.lib.axi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.hdl.Bits;
import burin.hdl.Elaborator;
import burin.hdl.Module;
import burin.lib.stream.Fragment;
import burin.lib.stream.Stream;
import burin.sim.Engine;
import burin.sim.testing.Item;
import burin.sim.testing.TestBench;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AxiStreamTest {

  /// Every signal there is, through a FIFO.
  static final class Queue extends Module {
    private static final AxiStream.Config CONFIG = new AxiStream.Config(16, true, true, 3, 2, 1);
    final AxiStream s_axis = input(AxiStream.of(CONFIG));
    final AxiStream m_axis = output(AxiStream.of(CONFIG));

    Queue() {
      var queue = s_axis.stream().fifo(3);
      m_axis.stream().drive(queue);
    }
  }

  @Test
  void portsHaveTheNamesOfTheStandard() {
    var ports = Elaborator.written(new Queue()).ports().stream().map(Object::toString).toList();
    assertEquals(List.of(
        "input s_axis_tvalid : bool", "output s_axis_tready : bool", "input s_axis_tdata : bits(16)",
        "input s_axis_tkeep : bits(2)", "input s_axis_tlast : bool", "input s_axis_tid : bits(3)",
        "input s_axis_tdest : bits(2)", "input s_axis_tuser : bits(1)"), ports.subList(0, 8));
    assertEquals("output m_axis_tvalid : bool", ports.get(8));
    assertEquals("input m_axis_tready : bool", ports.get(9));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void goesThroughPartsOfStreams(Engine engine) {
    var queue = new Queue();
    try (var sim = engine.open(queue)) {
      var bench = new TestBench(sim, 80).reset();
      var in = queue.s_axis;
      var out = queue.m_axis;
      var driver = bench.add(bench.driver(in.tvalid, in.tready, in.tdata, in.tkeep.orElseThrow(), in.tlast.orElseThrow(),
          in.tid.orElseThrow(), in.tdest.orElseThrow(), in.tuser.orElseThrow()).stalling(30));
      var monitor = bench.add(bench.monitor(out.tvalid, out.tready, out.tdata, out.tkeep.orElseThrow(),
          out.tlast.orElseThrow(), out.tid.orElseThrow(), out.tdest.orElseThrow(), out.tuser.orElseThrow()).stalling(30));
      List<Item> items = java.util.stream.IntStream.range(0, 50)
          .mapToObj(i -> Item.of(i * 1000 % 65536, i % 4, i % 2, i % 8, i % 3, i / 3 % 2)).toList();
      driver.send(items);
      bench.runUntil(() -> monitor.items().size() == 50);
      assertEquals(items, monitor.items());
    }
  }

  /// Between packets of the library's and a port with data and `tlast` alone.
  static final class Adder extends Module {
    final AxiStream in = input(AxiStream.of(AxiStream.Config.packets(8)));
    final AxiStream out = output(AxiStream.of(AxiStream.Config.packets(16)));

    Adder() {
      Stream<Fragment<Bits>> packets = in.packets();
      var doubled = packets.map(word -> word.with(word.payload.cat(word.payload)));
      out.packets().drive(doubled);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void carriesPackets(Engine engine) {
    var adder = new Adder();
    try (var sim = engine.open(adder)) {
      var bench = new TestBench(sim, 81).reset();
      bench.add(bench.driver(adder.in.tvalid, adder.in.tready, adder.in.tlast.orElseThrow(), adder.in.tdata))
          .send(Item.of(0, 1)).send(Item.of(1, 2));
      var monitor = bench.add(
          bench.monitor(adder.out.tvalid, adder.out.tready, adder.out.tlast.orElseThrow(), adder.out.tdata));
      bench.run(5);
      assertEquals(List.of(Item.of(0, 0x0101), Item.of(1, 0x0202)), monitor.items());
    }
  }

  @Test
  void rejectsWhatIsNoStream() {
    var error = assertThrows(IllegalArgumentException.class, () -> AxiStream.Config.packets(12));
    assertEquals("dataBits is 12, must be a multiple of 8", error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new AxiStream.Config(8, false, false, -1, 0, 0));
    assertEquals("idBits is -1, must not be negative", error.getMessage());
    var plain = new Module() {
      final AxiStream in = input(AxiStream.of(new AxiStream.Config(8, false, false, 0, 0, 0)));
    };
    error = assertThrows(IllegalArgumentException.class, plain.in::packets);
    assertEquals("packets need tlast and cannot carry tkeep, tid, tdest or tuser", error.getMessage());
  }
}
