package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {

  /// Whether the numbers are good is for people to judge; that they come is tested.
  @Test
  void measuresBurinAlone() {
    JsonNode json = Cli.run("bench", "emit", "--peers", "none", "--designs", "fir4", "--runs", "1", "--json").json();
    assertThat(json.at("/0/bench").asString()).isEqualTo("emit");
    assertThat(json.at("/0/design").asString()).isEqualTo("fir4");
    assertThat(json.at("/0/tool").asString()).isEqualTo("Burin");
    assertThat(json.at("/0/value").asDouble()).isPositive();
    assertThat(json.at("/0/ratioToPeer").isNull()).isTrue();
    assertThat(json.at("/0/lines").asInt()).isPositive();
  }

  /// Fusing saves at least the paper's 3.2 on both fused layers of LeNet-5, where each slice has another output channel.
  @Test
  void countsCyclesOfFusedLayers() {
    JsonNode json = Cli.run("bench", "mlcnn", "--json").json();
    assertThat(json.size()).isEqualTo(6);
    for (int layer = 0; layer < 2; layer++) {
      assertThat(json.get(layer).get("mapping").asString()).isEqualTo("CHANNEL");
      assertThat(json.get(layer).get("directRatio").asDouble()).isGreaterThan(3.2);
      assertThat(json.get(layer).get("mergedRatio").asDouble()).isGreaterThan(1.3);
    }
  }

  @Test
  void measuresLargeCircuits() {
    JsonNode json = Cli.run("bench", "limits", "--designs", "unrolled-fir50,chain40", "--runs", "1", "--json").json();
    List<String> metrics = List.of("seconds", "cpuSeconds", "peakHeapMiB", "lines");
    assertThat(json.size()).isEqualTo(2 * metrics.size());
    for (int i = 0; i < json.size(); i++) {
      assertThat(json.at("/" + i + "/bench").asString()).isEqualTo("limits");
      assertThat(json.at("/" + i + "/design").asString()).isEqualTo(i < metrics.size() ? "unrolled-fir50" : "chain40");
      assertThat(json.at("/" + i + "/metric").asString()).isEqualTo(metrics.get(i % metrics.size()));
      assertThat(json.at("/" + i + "/value").asDouble()).isPositive();
      assertThat(json.at("/" + i + "/ratioToPeer").isNull()).isTrue();
    }
  }

  @Test
  void readsTheMostHeapFromTheLog(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("heap");
    Files.writeString(log, """
        [0.664s][info][gc] GC(0) Pause Young (Allocation Failure) 102M->7M(365M) 23.783ms
        [1.136s][info][gc] GC(1) Pause Young (Allocation Failure) 108M->12M(365M) 43.490ms
        [0.572s][info][gc,exit     ]  DefNew     total 116160K, used 71680K [0x01, 0x02, 0x03)
        [0.572s][info][gc,exit     ]   eden space 103296K,  16% used [0x01, 0x02, 0x03)
        [0.572s][info][gc,exit     ]  Tenured    total 258048K, used 30720K [0x04, 0x05, 0x06)
        """);
    assertThat(new HeapLog(log).most()).isEqualTo(108);
    Files.writeString(log, Files.readString(log).replace("used 71680K", "used 81920K"));
    assertThat(new HeapLog(log).most()).isEqualTo(110);
  }

  /// What is measured is what users get.
  @Test
  void runsOnTheJvmOfTheLauncher() throws IOException {
    String launcher = Files.readString(Path.of("../burin"));
    assertThat(EmitExample.JVM_OPTIONS).allSatisfy(option -> assertThat(launcher).contains(option));
  }

  @Test
  void showsATable() {
    Cli cli = Cli.run("bench", "emit", "--peers", "none", "--designs", "pe8", "--runs", "2");
    assertThat(cli.status()).isZero();
    assertThat(cli.out()).containsPattern("pe8 +Burin +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9]+\\n");
  }

  /// One line for the engine and one for each C++ program, all of which must have agreed.
  @Test
  void measuresSimulation() {
    JsonNode json = Cli.run(
        "bench", "simulate", "--designs", "random20", "--engines", "jvm-threads", "--runs", "1", "--json").json();
    assertThat(json.size()).isEqualTo(3);
    assertThat(json.at("/0/bench").asString()).isEqualTo("simulate");
    assertThat(json.at("/0/design").asString()).isEqualTo("random20");
    assertThat(json.at("/0/engine").asString()).isEqualTo("jvm-threads");
    assertThat(json.at("/0/firstCycleMs").asDouble()).isPositive();
    assertThat(json.at("/0/cyclesPerSecond").asDouble()).isPositive();
    assertThat(json.at("/0/ratioToCpp").asDouble()).isPositive();
    assertThat(json.at("/0/bestCyclesPerSecond").asDouble()).isGreaterThanOrEqualTo(json.at("/0/cyclesPerSecond").asDouble());
    assertThat(json.at("/1/engine").asString()).isEqualTo("cpp");
    assertThat(json.at("/2/engine").asString()).isEqualTo("cpp-default");
    assertThat(Math.max(json.at("/1/ratioToCpp").asDouble(), json.at("/2/ratioToCpp").asDouble())).isEqualTo(1);
  }

  @Test
  void measuresSweeps() {
    Map<String, String> grid = Map.of("pes", "1,2", "block", "4");
    JsonNode json = new JsonMapper().readTree(SweepBench.measure(grid, true));
    assertThat(json.size()).isEqualTo(3);
    assertThat(json.at("/0/bench").asString()).isEqualTo("sweep");
    assertThat(json.at("/0/metric").asString()).isEqualTo("pointsPerMinute");
    assertThat(json.at("/0/value").asDouble()).isPositive();
    assertThat(json.at("/2/value").asInt()).isZero();
    assertThat(SweepBench.measure(grid, false)).startsWith("2 points of the apu in ").endsWith("; 0 failed\n");
  }

  @Test
  void measuresSmallTests() {
    JsonNode json = Cli.run("bench", "small", "--json").json();
    assertThat(json.size()).isEqualTo(2);
    assertThat(json.at("/0/bench").asString()).isEqualTo("small");
    assertThat(json.at("/0/metric").asString()).isEqualTo("seconds");
    assertThat(json.at("/0/value").asDouble()).isPositive();
  }

  /// What `docs/mlcnn.md` shows.
  static String fusedCycles() {
    return Cli.run("bench", "mlcnn").out();
  }
}
