package burin.hdl.structure;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import burin.hdl.Elaborator;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.ir.Circuit;
import burin.ir.ModuleDef;
import burin.verilog.VerilogEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Equal instances are one module of the circuit, different ones have names of their own, and nothing depends on chance.
class SharingTest {
  private static List<String> names(Circuit circuit) {
    return circuit.modules().stream().map(ModuleDef::name).toList();
  }

  static final class Adder extends Module {
    record Config(int bits, boolean signed) {}

    private final Config config;
    final UInt a = input(uint(config.bits()));
    final UInt y = output(uint(config.bits() + 1));

    Adder(int bits) {
      this(new Config(bits, false));
    }

    Adder(Config config) {
      this.config = config;
      super();
      var sum = a.add(1);
      y.drive(sum);
    }
  }

  /// Adds twice.
  static final class Pair extends Module {
    final UInt a;
    final UInt y;

    Pair(int firstBits, int secondBits) {
      var first = instance(new Adder(firstBits));
      var second = instance(new Adder(secondBits));
      a = input(uint(firstBits));
      y = output(uint(secondBits + 1));
      first.a.drive(a);
      second.a.drive(first.y.truncate(secondBits));
      y.drive(second.y);
    }
  }

  static final class Pairs extends Module {
    final UInt y = output(uint(9));

    Pairs(int[]... bits) {
      UInt last = ulit(0);
      for (int[] each : bits) {
        var pair = instance(new Pair(each[0], each[1]));
        pair.a.drive(last.truncate(each[0]));
        last = pair.y;
      }
      y.drive(last.truncate(9));
    }
  }

  @Test
  void equalSiblingsAndCousinsShareOneModule() {
    Circuit circuit = Burin.circuit(new Pairs(new int[] {8, 8}, new int[] {8, 8}, new int[] {8, 8}));
    assertThat(names(circuit)).containsExactly("Adder", "Pair", "Pairs");
    assertThat(circuit.top().instances()).extracting("module").containsOnly(circuit.modules().get(1));
  }

  @Test
  void differentModulesOfOneClassAreNamedByTheirConfigurations() {
    Circuit circuit = Burin.circuit(new Pairs(new int[] {8, 4}, new int[] {4, 8}, new int[] {8, 4}));
    assertThat(names(circuit)).containsExactly("Adder_8_false", "Adder_4_false", "Pair", "Pair_1", "Pairs");
    assertThat(circuit.top().instances()).extracting(i -> i.module().name()).containsExactly("Pair", "Pair_1", "Pair");
  }

  static final class Twin extends Module {
    final UInt y = output(uint(1));

    Twin() {
      y.drive(1);
    }
  }

  static final class Double extends Module {
    final UInt y = output(uint(1));

    Double() {
      y.drive(1);
    }
  }

  static final class Twins extends Module {
    final UInt sum = output(uint(3));

    Twins() {
      sum.drive(instance(new Twin()).y.add(instance(new Double()).y).add(instance(new Twin()).y).add(instance(new Double()).y));
    }
  }

  @Test
  void classesOfDifferentNamesStayApart() {
    assertThat(names(Burin.circuit(new Twins()))).containsExactly("Twin", "Double", "Twins");
  }

  static final class Nested extends Module {
    final UInt a = input(uint(2));
    final UInt y = output(uint(8));

    Nested(int depth) {
      if (depth == 0) {
        y.drive(a);
      } else {
        var inner = instance(new Nested(depth - 1));
        inner.a.drive(a);
        y.drive(inner.y);
      }
    }
  }

  @Test
  void aModuleMayContainAnotherOfItsOwnClass() {
    var top = new Nested(2);
    assertThat(names(Burin.circuit(top))).containsExactly("Nested", "Nested_1", "Nested_2");
    assertThat(Elaborator.elaborate(top)).isSameAs(Elaborator.elaborate(top));
  }

  static final class Named extends Module {
    final UInt y = output(uint(2));

    Named(boolean first) {
      if (first) {
        var one = ulit(1).add(1);
        y.drive(one);
      } else {
        var other = ulit(1).add(1);
        y.drive(other);
      }
    }
  }

  static final class TwoNamed extends Module {
    TwoNamed() {
      wire(uint(2)).drive(instance(new Named(true)).y);
      wire(uint(2)).drive(instance(new Named(false)).y);
    }
  }

  /// Names are part of the Verilog, so modules that differ in them are not equal.
  @Test
  void namesTellModulesApart() {
    assertThat(names(Burin.circuit(new TwoNamed()))).containsExactly("Named", "Named_1", "TwoNamed");
  }

  static final class Contents extends Module {
    final UInt y = output(uint(8));

    Contents(long reset, long... contents) {
      var rom = memory(uint(8), 4, contents);
      var address = reg(index(4), reset);
      y.drive(rom.read(address));
    }
  }

  static final class Roms extends Module {
    Roms() {
      for (var rom : List.of(new Contents(0, 1, 2), new Contents(0, 1, 2), new Contents(1, 1, 2), new Contents(0, 12))) {
        wire(uint(8)).drive(instance(rom).y);
      }
    }
  }

  @Test
  void contentsAndResetValuesTellModulesApart() {
    assertThat(names(Burin.circuit(new Roms()))).containsExactly("Contents", "Contents_1", "Contents_2", "Roms");
  }

  private static String verilog() {
    var circuit = Burin.circuit(new Pairs(new int[] {8, 4}, new int[] {4, 8}, new int[] {3, 3}));
    return VerilogEmitter.emit(circuit).files().toString();
  }

  @Test
  void threadsDoNotDisturbOneAnother() throws Exception {
    String expected = verilog();
    try (var pool = Executors.newFixedThreadPool(4)) {
      var start = new CountDownLatch(1);
      Callable<String> task = () -> {
        start.await();
        return verilog();
      };
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < 16; i++) results.add(pool.submit(task));
      start.countDown();
      for (var result : results) assertThat(result.get()).isEqualTo(expected);
    }
  }
}
