package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReportCommandTest {
  @TempDir Path folder;

  @Test
  void tellsEachLayerAndTheCurve() throws Exception {
    Path csv = folder.resolve("curve.csv");
    Cli said = Cli.run("report", "approxconv", "--images", "60", "--thresholds=-1000,0,1000", "--csv", csv.toString());
    assertThat(said.err()).isEmpty();
    assertThat(said.status()).isZero();
    assertThat(said.out()).startsWith("lenet1-relu on ").contains("\nover the threshold, all layers\n")
        .containsPattern("(?m)^  BASE +[\\d.]+ % +1 +[\\d.]+ % +0\\.00 % +0\\.00 % +100\\.00 % +0$")
        .containsPattern("(?m)^  PROP2 +[\\d.]+ % +1 +[\\d.]+ % +0\\.00 % ")
        .containsPattern("(?m)^  PROP1 +-1000\\.0 +[\\d.]+ % +0\\.00 % +0\\.00 % +100\\.00 %$")
        .containsPattern("(?m)^  PROP1 +1000\\.0 +[\\d.]+ % +100\\.00 % +100\\.00 % +0\\.00 %$");
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(1 + 2 * 4 + 2 * 2 * 3);
    assertThat(lines.getFirst()).startsWith("part,scheme,threshold,images,correct,layer,");
    assertThat(lines.get(1)).startsWith("schemes,BASE,0.0,60,").contains(",1," + 60 * 576 * 4 + ",");
  }

  @Test
  void printsJson() {
    JsonNode json = Cli.run("report", "approxconv", "--images", "20", "--thresholds", "0", "--json").json();
    assertThat(json.propertyNames()).containsExactly("network", "images", "schemes", "curve");
    JsonNode prop1 = json.get("schemes").get(1);
    assertThat(prop1.get("scheme").asString()).isEqualTo("PROP1");
    assertThat(prop1.get("energy").isNull()).isTrue();
    assertThat(prop1.get("layers").get(1).propertyNames()).containsExactly(
        "outputs", "negative", "skipped", "falseNegatives", "falsePositives", "lost");
    assertThat(json.get("curve").get(0).get("correct")).isEqualTo(prop1.get("correct"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "report apu | there is no report of \"apu\"",
    "report approxconv --network lenet5 | no predictors were chosen for a network \"lenet5\"",
    "report approxconv --dataset mnist | there is no data set \"mnist\"",
    "report approxconv --images 2000 | --images is 2000, but MNIST sample has 1000",
    "report approxconv --thresholds 1,x | --thresholds has \"x\", which is no number",
    "power apu | power is not known of \"apu\"",
    "power approxconv --network lenet5 | no predictors were chosen for a network \"lenet5\"",
    "power approxconv --images 65 | --images is 65, allowed 1..64",
    "power approxconv --units 0 | --units is \"0\", which is no list of whole numbers"})
  void refusesWhatItDoesNotKnow(String line, String message) {
    Cli said = Cli.run(line.split(" "));
    assertThat(said.status()).isEqualTo(2);
    assertThat(said.err()).contains(message);
  }
}
