package burin.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.sim.Engine;
import org.junit.jupiter.api.Test;

class BundleTest {
  static final class Pixel extends Bundle {
    final UInt light;
    final SInt shade;

    Pixel(Fields fields) {
      super(fields);
      light = fields.of(DataType.uint(8));
      shade = fields.of(DataType.sint(4));
    }
  }

  static final class Channel<T extends Value> extends Bundle {
    final Bool valid;
    final Bool ready;
    final T payload;

    Channel(Fields fields, DataType<T> type) {
      super(fields);
      valid = fields.of(DataType.bool());
      ready = fields.flip(DataType.bool());
      payload = fields.of(type);
    }
  }

  private static DataType<Channel<Pixel>> channel() {
    return DataType.bundle(f -> new Channel<>(f, DataType.bundle(Pixel::new)));
  }

  private static final class Everything extends Module {
    final Channel<Pixel> in = input(channel());
    final Channel<Pixel> out = output(channel());
    final Vec<Pixel> history = output(vec(3, bundle(Pixel::new)));
    final Pixel stored = output(bundle(Pixel::new));
    final UInt brightest = output(uint(8));
    final UInt packed = output(uint(12));
    final Pixel unpacked = output(bundle(Pixel::new));

    Everything() {
      out.drive(in);
      var past = reg(vec(3, bundle(Pixel::new)), 0);
      when(in.valid, () -> past.next(past.shiftIn(in.payload)));
      history.drive(past.map(p -> mux(p.shade.lt(0), p, in.payload)));
      var memory = memory(bundle(Pixel::new), 2);
      memory.write(in.valid.toUInt(), in.payload);
      stored.drive(memory.read(ulit(1)));
      brightest.drive(past.reduceTree((a, b) -> mux(a.light.gt(b.light), a, b)).light);
      packed.drive(in.payload.asBits().asUInt());
      unpacked.drive(in.payload.asBits().as(bundle(Pixel::new)));
    }
  }

  @Test
  void portsAreNamedAfterTheFieldsAndGoTheirWay() {
    var ports = Burin.circuit(new Everything()).top().ports().stream().map(Object::toString);
    assertThat(ports).startsWith(
        "input in_valid : bool", "output in_ready : bool", "input in_payload_light : uint(8)",
        "input in_payload_shade : sint(4)", "output out_valid : bool", "input out_ready : bool");
  }

  @Test
  void worksAsRegisterLaneMemoryWordAndArm() {
    var all = new Everything();
    try (var sim = Engine.INTERP.open(all)) {
      sim.poke(all.in.valid, true);
      send(sim, all, 10, -1);
      send(sim, all, 200, 3);
      send(sim, all, 30, -8);
      assertEquals(30, sim.peek(all.stored.light));
      assertEquals(-8, sim.peek(all.stored.shade));
      assertEquals(200, sim.peek(all.brightest));
      assertEquals(30 << 4 | 8, sim.peek(all.packed));
      assertEquals(-8, sim.peek(all.unpacked.shade));
      assertEquals(30, sim.peek(all.unpacked.light));
    }
  }

  private static void send(burin.sim.Simulator sim, Everything all, int light, int shade) {
    sim.poke(all.in.payload.light, light).poke(all.in.payload.shade, shade).step();
  }
}
