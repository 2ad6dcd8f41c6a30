package burin.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import burin.Burin;
import burin.synth.Estimate.Gates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The estimate beside what [Calibration] has recorded of Yosys.
class EstimateTest {
  private static final Path RECORDED = Path.of("src/test/resources/burin/synth/cells.csv");
  /// The first of the recorded parts are those that the weights were fitted to.
  private static final int FITTED = 12;

  /// @param gates what the estimate had counted when Yosys was run
  private record Row(Gates gates, long cells, double area, long ffs) {
    static Row of(String[] words) {
      var gates = new Gates(number(words[1]), number(words[2]), number(words[3]), number(words[4]));
      return new Row(gates, number(words[5]), Double.parseDouble(words[6]), number(words[7]));
    }

    private static long number(String word) {
      return Long.parseLong(word);
    }

    double cellsError() {
      return Math.abs(gates.cells() / (double) cells - 1);
    }

    double areaError() {
      return Math.abs(gates.area() / area - 1);
    }

    double ffsError() {
      return Math.abs((double) gates.ffs() - ffs) / Math.max(1, ffs);
    }
  }

  private static Map<String, Row> recorded() throws IOException {
    List<String> lines = Files.readAllLines(RECORDED);
    assertThat(lines.getFirst()).isEqualTo(Calibration.HEADING);
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) rows.put(line.substring(0, line.indexOf(',')), Row.of(line.split(",")));
    return rows;
  }

  private static boolean isAccelerator(String part) {
    return part.startsWith("apu") || part.startsWith("mlcnn") || part.startsWith("approxconv");
  }

  private static double median(Collection<Row> rows, ToDoubleFunction<Row> error) {
    double[] sorted = rows.stream().mapToDouble(error).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  @Test
  void itIsNearYosysInTheMedian() throws IOException {
    Map<String, Row> rows = recorded();
    assertThat(rows.keySet()).containsExactlyElementsOf(ShippedParts.all().keySet());
    assertThat(median(rows.values(), Row::cellsError)).isLessThan(0.06);
    assertThat(median(rows.values(), Row::areaError)).isLessThan(0.06);
    assertThat(median(rows.values(), Row::ffsError)).isLessThan(0.02);
  }

  /// The weights were not fitted to these.
  @Test
  void itIsNearYosysAlsoWhereNobodyFittedIt() throws IOException {
    List<Row> others = List.copyOf(recorded().values()).subList(FITTED, recorded().size());
    assertThat(others).hasSizeGreaterThanOrEqualTo(22);
    assertThat(median(others, Row::cellsError)).isLessThan(0.10);
    assertThat(median(others, Row::areaError)).isLessThan(0.12);
  }

  @Test
  void everyAcceleratorIsWithinAFifth() throws IOException {
    recorded().forEach((part, row) -> {
      if (!isAccelerator(part)) return;
      assertThat(row.cellsError()).as(part).isLessThan(0.20);
      assertThat(row.areaError()).as(part).isLessThan(0.20);
    });
  }

  /// What was recorded is what the estimate counts now; accelerators may have changed a little since.
  @Test
  void gatesAreThoseThatWereRecorded() throws IOException {
    recorded().forEach((part, row) -> {
      Gates now = Estimate.of(ShippedParts.circuit(part)).gates();
      String what = part + " has changed: run Calibration";
      if (isAccelerator(part)) assertThat(now.cells()).as(what).isCloseTo(row.gates().cells(), withinPercentage(25));
      else assertThat(now).as(what).isEqualTo(row.gates());
    });
  }

  /// What was recorded is what Yosys says now.
  @ParameterizedTest
  @ValueSource(strings = {"tree of 16", "chain of FIFOs", "crossbar of 4"})
  void recordsAreTrue(String name) throws IOException {
    Cost cost = new Synthesizer(Target.OSU018, SynthesisOptions.defaults().timing(false)).run(ShippedParts.circuit(name)).total();
    Row row = recorded().get(name);
    assertThat(cost.cells()).isEqualTo(row.cells());
    assertThat(Math.rint(cost.area())).isEqualTo(row.area());
    assertThat(cost.ffs()).isEqualTo(row.ffs());
  }

  @Test
  void operatorsAreCountedByBits() {
    OperatorBits several = Estimate.of(Burin.circuit(new Parts.Several())).operators();
    assertThat(several.multipliers()).isEqualTo(64);
    assertThat(several.registers()).isEqualTo(3 * 8 + 16);
    assertThat(several.memories()).isZero();
    Estimate words = Estimate.of(Burin.circuit(new Parts.Words(16)));
    assertThat(words.operators().memories()).isEqualTo(256);
    assertThat(words.ffs()).isEqualTo(256 + 16);
    assertThat(Estimate.of(Burin.circuit(new Parts.Words(129))).measures()).containsEntry("macroBits", 129L * 16)
        .containsEntry("memoryBits", 0L);
  }
}
