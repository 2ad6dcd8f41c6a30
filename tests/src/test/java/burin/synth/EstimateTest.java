package burin.synth;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The estimate beside what [Calibration] has recorded of Yosys.
class EstimateTest {
  private static final Path RECORDED = Path.of("src/test/resources/burin/synth/cells.csv");
  private static final double MEDIAN = 0.15;

  private record Row(long cells, double area, long ffs) {}

  private static Map<String, Row> recorded() throws IOException {
    List<String> lines = Files.readAllLines(RECORDED);
    assertThat(lines.getFirst()).isEqualTo(Calibration.HEADING);
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(",");
      rows.put(words[0], new Row(Long.parseLong(words[5]), Double.parseDouble(words[6]), Long.parseLong(words[7])));
    }
    return rows;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  @Test
  void itIsNearYosysInTheMedian() throws IOException {
    List<Double> cells = new ArrayList<>();
    List<Double> area = new ArrayList<>();
    List<Double> ffs = new ArrayList<>();
    for (var entry : recorded().entrySet()) {
      Estimate estimate = Estimate.of(ShippedParts.circuit(entry.getKey()));
      cells.add(Math.abs(estimate.cells() / (double) entry.getValue().cells() - 1));
      area.add(Math.abs(estimate.area() / entry.getValue().area() - 1));
      ffs.add(Math.abs((double) estimate.ffs() - entry.getValue().ffs()) / Math.max(1, entry.getValue().ffs()));
    }
    assertThat(cells).hasSizeGreaterThanOrEqualTo(12);
    assertThat(median(cells)).as("%s", cells).isLessThan(MEDIAN);
    assertThat(median(area)).as("%s", area).isLessThan(MEDIAN);
    assertThat(median(ffs)).as("%s", ffs).isLessThan(0.02);
  }

  /// What was recorded is what Yosys says now.
  @ParameterizedTest
  @ValueSource(strings = {"tree of 16", "chain of FIFOs", "crossbar of 4"})
  void recordsAreTrue(String name) throws IOException {
    Cost cost = new Synthesizer(Target.OSU018, SynthesisOptions.defaults().timing(false)).run(ShippedParts.circuit(name)).total();
    assertThat(new Row(cost.cells(), Math.rint(cost.area()), cost.ffs())).isEqualTo(recorded().get(name));
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
