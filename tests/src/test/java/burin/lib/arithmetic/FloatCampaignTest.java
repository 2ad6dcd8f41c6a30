package burin.lib.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import burin.sim.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// As many cases as one likes, against Java's own arithmetic: `-Dfloats="10000000 1"`, cases for each unit and a seed.
class FloatCampaignTest {
  private static final int BATCH = 100_000;

  @Test
  @EnabledIfSystemProperty(named = "floats", matches = ".+")
  void runs() {
    String[] words = System.getProperty("floats").split("\\s+");
    long cases = Long.parseLong(words[0]);
    long seed = Long.parseLong(words[1]);
    List<String> found = new ArrayList<>();
    long total = 0;
    for (Unit unit : Unit.javaFormats()) {
      int batches = Math.toIntExact(Math.ceilDiv(cases, BATCH));
      found.addAll(differences(unit, batches, seed));
      total += (long) batches * BATCH + Operands.cornerPairs(unit.format()).size();
      System.out.println(unit + ": " + total + " cases so far, " + found.size() + " differences");
    }
    assertThat(found).isEmpty();
  }

  /// Each batch has a seed of its own and runs in a simulator of its own, on all processors.
  private static List<String> differences(Unit unit, int batches, long seed) {
    var circuit = unit.circuit().get();
    List<Integer> numbers = IntStream.rangeClosed(0, batches).boxed().toList();
    return Engine.JVM.compile(circuit).each(numbers, (sim, number) -> {
      List<Operands.Pair> pairs = number == 0
          ? Operands.cornerPairs(unit.format())
          : new Operands(unit.format(), seed * 1_000_003 + number).pairs(BATCH);
      var bench = Bench.of(sim, circuit, unit.latency());
      return bench.differences(pairs, unit.model()).stream().map(text -> unit + ", batch " + number + ": " + text).toList();
    }).stream().flatMap(List::stream).toList();
  }
}
