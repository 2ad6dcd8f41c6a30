package burin.formal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.ir.Circuit;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every construct of the language gives Verilog that is proven equal to what a person has written for it.
class TwinsTest {
  private static final VerilogEmitter.Options LOOPS =
      new VerilogEmitter.Options(false, VerilogEmitter.Contents.INLINE, false);
  private static final VerilogEmitter.Options UNROLLED =
      new VerilogEmitter.Options(false, VerilogEmitter.Contents.INLINE, true);

  @TempDir Path folder;

  private static List<String> emitted(Circuit circuit, VerilogEmitter.Options options) {
    return Prover.Pair.sources(Contract.in(circuit, VerilogEmitter.emit(circuit, options)));
  }

  private static boolean contents(Circuit circuit) {
    return circuit.modules().stream().flatMap(module -> module.memories().stream()).anyMatch(m -> m.contents().isPresent());
  }

  private static Prover.Pair byHand(Twin twin) {
    Circuit circuit = Burin.circuit(twin.circuit().get());
    return new Prover.Pair(
        twin.name(), circuit.top().name(), List.of(twin.verilog()), emitted(circuit, LOOPS), contents(circuit));
  }

  private static Prover.Pair unrolled(Twin twin) {
    Circuit circuit = Burin.circuit(twin.circuit().get());
    VerilogDesign lanes = VerilogEmitter.emit(circuit, UNROLLED);
    return new Prover.Pair(
        twin.name() + ", unrolled", circuit.top().name(), Prover.Pair.sources(lanes.files()), emitted(circuit, LOOPS),
        contents(circuit));
  }

  @TestFactory
  Stream<DynamicTest> circuitsAreEqualToTheirTwins() throws Exception {
    return proofs(Twins.all().stream().map(TwinsTest::byHand).toList());
  }

  @TestFactory
  Stream<DynamicTest> loopsAreEqualToTheirLanes() throws Exception {
    return proofs(Twins.all().stream().map(TwinsTest::unrolled).toList());
  }

  private Stream<DynamicTest> proofs(List<Prover.Pair> pairs) throws Exception {
    List<String> found = new Prover(folder).prove(pairs);
    return IntStream.range(0, pairs.size()).mapToObj(i -> DynamicTest.dynamicTest(
        pairs.get(i).name(), () -> assertEquals("", found.get(i))));
  }

  /// A twin that is wrong in one place.
  private String mistake(Twin twin, String right, String wrong) throws Exception {
    assertThat(twin.verilog()).contains(right);
    var bad = new Twin(twin.name(), twin.circuit(), twin.verilog().replace(right, wrong));
    return new Prover(folder).prove(List.of(byHand(bad))).getFirst();
  }

  private static Twin twin(String name) {
    return Twins.all().stream().filter(twin -> twin.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aWrongOutputIsFound() throws Exception {
    assertThat(mistake(twin("encoders"), "numbers > 5 ? 5", "numbers > 5 ? 6")).startsWith("index at step 2: gate_index=0101");
  }

  @Test
  void aWrongRegisterIsFound() throws Exception {
    assertThat(mistake(twin("registers"), "p ? a : enabled", "p ? a : 0")).startsWith("enabled at step 2: ");
  }

  @Test
  void aWrongWordOfAMemoryIsFound() throws Exception {
    assertThat(mistake(twin("memory with contents"), "words[2] = 3'b111", "words[2] = 3'b110")).startsWith("now at step 1: ");
  }

  @Test
  void verilogThatCannotBeReadIsFoundAndOthersAreProvedAfterIt() throws Exception {
    Twin good = twin("bundles");
    var bad = new Twin("bad", good.circuit(), good.verilog().replace("endmodule", ""));
    List<String> found = new Prover(folder).prove(List.of(byHand(good), byHand(bad), byHand(good)));
    assertThat(found.get(0)).isEmpty();
    assertThat(found.get(1)).contains("syntax error");
    assertThat(found.get(2)).isEmpty();
  }

  /// Where an input is within its range, a value that would leave the promised range is found.
  @Test
  void promisesAreProved() throws Exception {
    Circuit circuit = Burin.circuit(new StateTwins.Counters());
    List<String> broken = emitted(circuit, LOOPS).stream().map(text -> text.replace("part == 3'd5", "part == 3'd6")).toList();
    var pair = new Prover.Pair("broken", circuit.top().name(), broken, broken, false);
    assertThat(new Prover(folder).prove(List.of(pair))).containsExactly("a range is not kept");
  }

  @Test
  void assumptionsThatExcludeEverythingProveNothing() throws Exception {
    Twin good = twin("counting");
    var bad = new Twin("bad", good.circuit(), good.verilog().replace("endmodule", "always @* assume (part > 12); endmodule"));
    assertThat(new Prover(folder).prove(List.of(byHand(bad)))).containsExactly("the assumptions exclude everything");
  }
}
