package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PapercheckCommandTest {

  @Test
  void showsATableAndWhatIsNotReproduced() {
    Cli said = Cli.run("papercheck", "mlcnn", "--quick");
    assertEquals(0, said.status());
    assertEquals("", said.err());
    assertThat(said.out())
        .startsWith("MLCNN: convolution and average pooling fused, with additions reused (mlcnn)\n\n  claim ")
        .containsPattern("(?m)^  Table II, local reuse, K = 11: additions with it +373 +373 +reproduced$")
        .containsPattern("(?m)^  conv2 of LeNet-5 saves of its additions +51.52 % +48.48 % +different$")
        .containsPattern("(?m)^different: \\d+ of \\d+$")
        .containsPattern("(?m)^not-reproducible: \\d+ of \\d+$")
        .contains("      more than the 42 without any reuse\n")
        .doesNotContain("APU");
  }

  @Test
  void showsAllPapers() {
    assertThat(Cli.run("papercheck", "--quick").out()).contains("(apu)\n").contains("(mlcnn)\n").contains("(approxconv)\n");
  }

  @Test
  void printsJson() {
    JsonNode findings = Cli.run("papercheck", "apu", "--quick", "--json").json();
    JsonNode bits = findings.valueStream()
        .filter(finding -> finding.get("claim").asString().contains("bits of its last sum")).findFirst().orElseThrow();
    assertEquals(List.of("system", "claim", "paper", "ours", "verdict", "how"), List.copyOf(bits.propertyNames()));
    assertEquals("apu", bits.get("system").asString());
    assertEquals("16", bits.get("paper").asString());
    assertEquals("17", bits.get("ours").asString());
    assertEquals("different", bits.get("verdict").asString());
    assertThat(findings.valueStream().filter(finding -> finding.get("verdict").asString().equals("not-reproducible")))
        .anyMatch(finding -> finding.get("ours").isNull());
  }

  @Test
  void knowsWhatWasMeant() {
    Cli said = Cli.run("papercheck", "mlcn");
    assertEquals(2, said.status());
    assertThat(said.err()).contains("no claims are known of \"mlcn\"").contains("mlcnn");
  }

  /// What `docs/papercheck.md` shows: what is different, with both values.
  static String different() {
    var text = new StringBuilder();
    for (JsonNode finding : Cli.run("papercheck", "--quick", "--json").json()) {
      if (!finding.get("verdict").asString().equals("different")) continue;
      text.append("%s: %s\n    paper %s, ours %s\n".formatted(finding.get("system").asString(), finding.get("claim").asString(),
          finding.get("paper").asString(), finding.get("ours").asString()));
    }
    return text.toString();
  }
}
