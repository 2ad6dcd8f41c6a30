package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import burin.nn.NetworkFiles;
import burin.nn.RandomNetworks;
import burin.sim.coverage.Coverage;
import burin.sim.coverage.CoverageFile;
import burin.sim.coverage.CoverageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RunCommandTest {
  private static final String[] SMALL = {"-p", "pes=2", "-p", "block=8"};

  @TempDir Path folder;

  @Test
  void randomNetworkAgreesWithTheReference() {
    var cli = run("--network", "random", "--seed", "3", "--images", "5");
    assertThat(cli.status()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).startsWith("""
        apu pes=2 block=8 bits=4 layers=8 weightRows=8 slots=16
        random-3 on 5 random inputs, seed 3, engine jvm
          mismatches         0""")
        .containsPattern("  cycles per image +(\\d+) +\\(formula: \\1\\)\n")
        .endsWith("\nIts Verilog is in " + folder.resolve("out") + "\n")
        .doesNotContain("accuracy");
    assertThat(folder.resolve("out/Apu.v")).isNotEmptyFile();
  }

  @Test
  void largestNetworkFillsTheMachine() {
    var cli = run("--network", "largest", "--images", "2");
    assertThat(cli.status()).isZero();
    assertThat(cli.out()).contains("largest-1 on 2 random inputs, seed 1, engine jvm");
  }

  @Test
  void fusedConvolutionsAgreeWithTheReference() {
    var cli = Cli.run("run", "mlcnn", "-p", "channels=2", "-p", "rows=2", "-p", "tileRows=12", "-p", "tileColumns=12",
        "--network", "random", "--seed", "4", "--images", "2", "-o", folder.resolve("out").toString());
    assertThat(cli.status()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("random-4 on 2 random inputs, seed 4, engine jvm\n  mismatches         0")
        .containsPattern("  cycles per image +(\\d+) +\\(formula: \\1\\)\n");
    assertThat(folder.resolve("out/Mlcnn.v")).isNotEmptyFile();
  }

  @Test
  void networksThatDoNotFitAreTold() {
    var cli = Cli.run("run", "mlcnn", "-p", "kernel=3", "-o", folder.resolve("out").toString());
    assertThat(cli).isEqualTo(new Cli(2, "", "burin: mlcnn: layer conv1: kernel is 5, and the accelerator has 3 at most"
        + " (choose a network and parameters that fit each other) [B203]\n"));
  }

  @Test
  void coverageIsWrittenWhereItIsAskedFor() throws IOException {
    Path to = folder.resolve("a/coverage");
    var cli = run("--network", "random", "--images", "3", "--threads", "2", "--coverage", to.toString());
    assertThat(cli.status()).as(cli.err()).isZero();
    assertThat(cli.out()).endsWith("\nIts coverage is in " + to + "\n");
    Coverage coverage = CoverageFile.read(to.resolve("apu.coverage"));
    assertThat(Files.readString(to.resolve("coverage.txt"))).isEqualTo(CoverageText.of(coverage))
        .contains("ProcessingElement.java:", "Sequencer.java:");
    assertThat(Files.readString(to.resolve("coverage.html"))).contains("<td>ProcessingElement", "Apu.java");
  }

  @Test
  void coverageThatCannotBeWrittenIsAMistake() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    var cli = run("--network", "random", "--images", "1", "--coverage", file.toString());
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).isEqualTo(
        "burin: cannot write the coverage to " + file + " (choose another folder with --coverage) [B303]\n");
  }

  @Test
  void coverageIsWrittenWholeOrNotAtAll() throws IOException {
    Path to = folder.resolve("covered");
    Files.createDirectories(to.resolve("coverage.html"));
    var cli = run("--network", "random", "--images", "1", "--coverage", to.toString());
    assertThat(cli.status()).isEqualTo(2);
    assertThat(to.toFile().list()).containsExactly("coverage.html");
  }

  @Test
  void jsonHasExactlyTheFieldsThatAreDocumented() {
    JsonNode json = run("--network", "random", "--images", "5", "--json").json();
    assertThat(json.propertyNames()).containsExactly("design", "engine", "images", "correct", "accuracy", "mismatches",
        "cyclesPerImage", "formulaCyclesPerImage", "elaborationMs", "buildMs", "simulationMs", "cyclesPerSecond", "warnings");
    assertThat(json.get("design").asString()).isEqualTo("apu");
    assertThat(json.get("engine").asString()).isEqualTo("jvm");
    assertThat(json.get("images").asInt()).isEqualTo(5);
    assertThat(json.get("correct").isNull()).isTrue();
    assertThat(json.get("accuracy").isNull()).isTrue();
    assertThat(json.get("mismatches").asInt()).isZero();
    assertThat(json.get("cyclesPerImage")).isEqualTo(json.get("formulaCyclesPerImage"));
    assertThat(json.get("cyclesPerSecond").asLong()).isPositive();
  }

  @Test
  void sampleRunsOnTheShippedNetwork() {
    var cli = Cli.run("run", "apu", "-p", "block=79", "--images", "20", "-o", folder.resolve("out").toString(), "--json");
    assertThat(cli.status()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.json().get("mismatches").asInt()).isZero();
    assertThat(cli.json().get("correct").asInt()).isGreaterThan(15);
    assertThat(cli.json().get("accuracy").asDouble()).isEqualTo(cli.json().get("correct").asInt() / 20.0);
    assertThat(cli.json().get("cyclesPerImage").asInt()).isEqualTo(175);
    assertThat(cli.json().get("formulaCyclesPerImage").asInt()).isEqualTo(175);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void threadsDoNotChangeTheResult(int threads) {
    JsonNode json = run(
        "--network", "random", "--images", "4", "--threads", Integer.toString(threads), "--json").json();
    assertThat(json.get("images").asInt()).isEqualTo(4);
    assertThat(json.get("mismatches").asInt()).isZero();
  }

  @Test
  void networkFileOfTheUserRunsOnRandomInputs() {
    Path file = folder.resolve("mine.json");
    NetworkFiles.write(RandomNetworks.random(9, RandomNetworks.Limits.of(2, 6, 2, 3, 4)), file);
    var cli = run("--network", file.toString(), "--dataset", "random", "--images", "3");
    assertThat(cli.status()).isZero();
    assertThat(cli.out()).contains("random-9 on 3 random inputs, seed 1, engine jvm\n");
  }

  @Test
  void imagesMustFitTheNetwork() {
    Path file = folder.resolve("mine.json");
    var network = RandomNetworks.random(9, RandomNetworks.Limits.of(2, 6, 2, 3, 4));
    NetworkFiles.write(network, file);
    assertThat(run("--network", file.toString())).isEqualTo(new Cli(2, "",
        "burin: the images of MNIST sample have 28 x 28 pixels, but network random-9 takes %d inputs".formatted(network.inputs())
            + " (give a folder of images that fit with --dataset DIR, or --dataset random) [B203]\n"));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private Cli run(String... more) {
    var words = Stream.of(
        Stream.of("run", "apu", "-o", folder.resolve("out").toString()), Stream.of(SMALL), Stream.of(more));
    return Cli.run(words.flatMap(part -> part).toArray(String[]::new));
  }
}
