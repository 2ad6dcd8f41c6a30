package burin.sim.verilator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.Burin;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.Circuit;
import burin.ir.Port;
import burin.ir.Types;
import burin.sim.LockstepDifference;
import burin.sim.LockstepModel;
import burin.sim.Model;
import burin.sim.Values;
import burin.sim.jvm.JvmProgram;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An emitter that makes a mistake is caught in lockstep, and the message names the signal and the line that declares it.
class MutationTest {
  private static final int CYCLES = 200;

  /// A bit of everything: lanes, state with and without reset, a memory, a condition.
  private static final class Sample extends Module {
    final Vec<SInt> xs = input(vec(4, sint(4)));
    final Bool store = input(bool());
    final UInt address = input(index(8));
    final SInt best = output(sint(10));
    final SInt stored = output(sint(10));

    Sample() {
      var products = xs.map(x -> x.mul(x).add(1));
      var sum = products.reduceTree(SInt::add);
      var largest = reg(sint(10), -3);
      when(sum.gt(largest), () -> largest.next(sum.wrap(10)));
      var last = reg(sint(10));
      last.next(largest);
      var words = memory(sint(10), 8);
      when(store, () -> words.write(address, last));
      best.drive(largest);
      stored.drive(words.read(address));
    }
  }

  /// @param from a line's part in the right Verilog, which stands there just once
  /// @param to what a broken emitter writes
  /// @param signal where the difference shows first
  /// @param declaration the text of the line that declares it
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      sum > largest                      | sum < largest                      | largest | largest = reg(
      largest <= -10'sd3;                | largest <= -10'sd4;                | largest | largest = reg(
      last <= largest;                   | last <= -largest;                  | last    | last = reg(
      if (store) words[address] <= last; | words[address] <= last;            | words   | words = memory(
      """)
  void isCaughtAndLocated(String from, String to, String signal, String declaration) throws Exception {
    Circuit circuit = Burin.circuit(new Sample());
    ModelSource source = CircuitSource.of(circuit);
    var program = VerilatorProgram.of(mutated(source, from, to), VerilatorOptions.defaults());
    var difference = assertThrows(LockstepDifference.class, () -> {
      try (Model both = LockstepModel.of(circuit,
          new LockstepModel.Engine("jvm", JvmProgram.compile(circuit).newModel()),
          new LockstepModel.Engine("verilator", program.open()), 1)) {
        run(circuit, both);
      }
    });
    assertThat(difference.getMessage()).contains(signal).contains("declared at MutationTest.java:" + line(declaration));
  }

  private static ModelSource mutated(ModelSource source, String from, String to) {
    SortedMap<String, String> files = new TreeMap<>();
    int found = 0;
    for (var file : source.files().entrySet()) {
      found += file.getValue().split(Pattern.quote(from), -1).length - 1;
      files.put(file.getKey(), file.getValue().replace(from, to));
    }
    assertTrue(found == 1, from + " stands " + found + " times in " + source.files());
    return new ModelSource(files, source.top(), source.clocks(), source.separate(), source.ports(), source.state(),
        source.resetting(), source.watches());
  }

  private static void run(Circuit circuit, Model model) {
    var random = new Random(1);
    model.reset(true);
    model.step();
    model.reset(false);
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      for (int i = 0; i < circuit.top().ports().size(); i++) {
        Port port = circuit.top().ports().get(i);
        if (!port.isInput()) continue;
        long[] lanes = random.longs(Types.scalarCount(port.type()), 0, 1L << Types.scalar(port.type()).width()).toArray();
        model.pokeBits(i, Values.bits(port.type(),
            Arrays.stream(lanes).mapToObj(BigInteger::valueOf).toList()));
      }
      model.step();
    }
  }

  private static int line(String text) throws Exception {
    var file = Path.of("src/test/java/burin/sim/verilator/MutationTest.java");
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("var " + text)) return i + 1;
    }
    throw new IllegalStateException("no line with " + text);
  }
}
