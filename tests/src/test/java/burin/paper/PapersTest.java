package burin.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.diag.Code;
import burin.diag.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PapersTest {
  /// The quick claims, looked into once for all tests.
  private static final Map<String, List<Finding>> QUICK = new HashMap<>();

  private static List<Finding> findings(String system) {
    return QUICK.computeIfAbsent(system, name -> Papers.shipped().find(name).check(true));
  }

  private static Finding finding(String system, String claim) {
    return findings(system).stream().filter(finding -> finding.claim().equals(claim)).findFirst().orElseThrow();
  }

  @Test
  void everyCellOfTheTablesIsReproduced() {
    List<Finding> cells = findings("mlcnn").stream().filter(finding -> finding.claim().startsWith("Table ")).toList();
    assertThat(cells).hasSize(42).allMatch(cell -> cell.verdict() == Verdict.REPRODUCED && cell.ours().equals(cell.paper()));
  }

  @Test
  void whatIsWrongInMlcnnIsSaid() {
    assertEquals("48.48 %", finding("mlcnn", "conv2 of LeNet-5 saves of its additions").ours());
    assertEquals(Verdict.DIFFERENT, finding("mlcnn", "conv2 of LeNet-5 saves of its additions").verdict());
    assertEquals("51.52 %", finding("mlcnn", "conv2 of LeNet-5 keeps of its additions, in one row of outputs").ours());
    Finding saving = finding("mlcnn", "the saving of multiplications is (K-1)/K for a pool of side K");
    assertEquals("75.00 % for K = 2", saving.ours());
    assertEquals(Verdict.DIFFERENT, saving.verdict());
    assertEquals(Verdict.DIFFERENT, finding("mlcnn", "exchanging ReLU and average is equivalent").verdict());
  }

  @Test
  void lenetStandsInForWhatMlcnnWasTrainedOn() {
    Finding accuracy = finding("mlcnn", "accuracy within 0.5 to 1.5 % after ReLU and average are exchanged");
    assertEquals("98.70 %, in the usual order 99.20 %", accuracy.ours());
    assertEquals(Verdict.NOT_REPRODUCIBLE, accuracy.verdict());
  }

  @Test
  void theEquationsHoldWhereTheyMay() {
    List<Finding> equations = findings("mlcnn").stream().filter(finding -> finding.claim().startsWith("eq. ")).toList();
    assertThat(equations.stream().filter(finding -> finding.verdict() == Verdict.DIFFERENT).map(Finding::claim)).containsExactly(
        "eq. 1 and 4 where the stride is larger than the kernel",
        "eq. 2 where windows do not overlap, or the row has a rest",
        "eq. 2 for K = 1, S = 1, D = 28");
    assertThat(equations).hasSize(9).noneMatch(finding -> finding.ours().isEmpty());
  }

  @Test
  void whatIsWrongInTheApuIsSaid() {
    assertEquals("17", finding("apu", "a PE of 400 inputs: bits of its last sum").ours());
    assertEquals("805", finding("apu", "a layer of 4000 x 4000: cycles").ours());
    assertThat(findings("apu").stream().filter(finding -> finding.claim().startsWith("efficiency")).map(Finding::verdict))
        .containsExactly(Verdict.REPRODUCED, Verdict.DIFFERENT, Verdict.DIFFERENT, Verdict.DIFFERENT);
  }

  @Test
  void everyClaimIsComplete() {
    for (Paper paper : Papers.shipped().papers()) {
      var seen = new HashSet<String>();
      for (Claim claim : paper.claims()) {
        assertThat(List.of(claim.text(), claim.paper(), claim.how())).noneMatch(String::isBlank);
        assertThat(seen.add(claim.text() + claim.paper())).as(claim.text()).isTrue();
      }
    }
  }

  @Test
  void verdictsFollowFromWhatIsComputed() {
    List<Verdict> verdicts = new ArrayList<>();
    for (long ours : new long[] {1000, 1001}) verdicts.add(Finding.of("x", Claim.count("c", 1000, "h", () -> ours)).verdict());
    for (double ours : new double[] {51.515, 51.526}) {
      verdicts.add(Finding.of("x", Claim.measure("c", "51.52 %", "h", () -> ours)).verdict());
    }
    verdicts.add(Finding.of("x", Claim.undecided("c", "p", "h")).verdict());
    assertEquals(List.of(Verdict.REPRODUCED, Verdict.DIFFERENT, Verdict.REPRODUCED, Verdict.DIFFERENT, Verdict.NOT_REPRODUCIBLE),
        verdicts);
    assertEquals(new Finding("x", "c", "1,000", "1,001", Verdict.DIFFERENT, "h"),
        Finding.of("x", Claim.count("c", 1000, "h", () -> 1001)));
    assertEquals("51.53 %", Finding.of("x", Claim.measure("c", "51.52 %", "h", () -> 51.526)).ours());
    assertEquals("3", Finding.of("x", Claim.measure("c", "4", "h", () -> 3.2)).ours());
  }

  /// The paper has slices of 1 : 2 : 4; an INT8 slice is smaller than that.
  @Test
  void areasOfSlicesAreMeasured() {
    List<Finding> areas = Papers.shipped().find("mlcnn").claims().stream().filter(Claim::isSlow)
        .map(claim -> Finding.of("mlcnn", claim)).toList();
    assertThat(areas).hasSize(2);
    assertThat(areas.get(0).ours()).matches("[23]\\.\\d\\d times .*um\\^2\\)");
    assertThat(areas.get(1).ours()).matches("[789]\\.\\d\\d times .*um\\^2\\)");
    assertEquals(Verdict.DIFFERENT, areas.get(1).verdict());
  }

  @Test
  void whatIsWrongInApproxConvIsSaid() {
    List<Finding> findings = findings("approxconv");
    assertThat(findings.stream().filter(finding -> finding.claim().startsWith("Table I:")))
        .hasSize(4).allMatch(finding -> finding.verdict() == Verdict.REPRODUCED);
    assertThat(findings.stream().filter(finding -> finding.claim().startsWith("Table II:")).map(Finding::ours))
        .containsExactly("11.30 %", "12.67 %", "19.21 %", "19.30 %", "2.01e-5 J");
    assertEquals("0.88 %", finding("approxconv", "more cycles with PROP1").ours());
    assertEquals(Verdict.DIFFERENT, finding("approxconv", "more cycles with PROP2").verdict());
    assertEquals("0.00 points", finding("approxconv", "prediction costs less than a point of accuracy").ours());
    assertEquals(Verdict.REPRODUCED, finding("approxconv", "activations before a ReLU are negative").verdict());
    assertThat(Papers.shipped().find("approxconv").claims().stream().filter(Claim::isSlow)).hasSize(7);
  }

  @Test
  void whatTakesAMissingToolIsNotDecided() {
    Claim area = Claim.of("c", "p", "h", () -> {
      throw new UserError(Code.TOOL, "synth needs yosys, which is not on the PATH", "apt-get install yosys");
    });
    Finding finding = Finding.of("x", area);
    assertEquals(Verdict.NOT_REPRODUCIBLE, finding.verdict());
    assertThat(finding.how()).isEqualTo("synth needs yosys, which is not on the PATH (apt-get install yosys)");
    Claim wrong = Claim.of("c", "p", "h", () -> {
      throw new UserError(Code.OPTION, "wrong", "right");
    });
    assertThrows(UserError.class, () -> Finding.of("x", wrong));
  }

  @Test
  void systemsAreFoundByName() {
    var error = assertThrows(UserError.class, () -> Papers.shipped().find("mlcn"));
    assertThat(error.getMessage()).contains("no claims are known of \"mlcn\"").contains("mlcnn");
  }
}
