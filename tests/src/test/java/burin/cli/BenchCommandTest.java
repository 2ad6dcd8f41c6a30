package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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

  @Test
  void showsATable() {
    Cli cli = Cli.run("bench", "emit", "--peers", "none", "--designs", "pe8", "--runs", "2");
    assertThat(cli.status()).isZero();
    assertThat(cli.out()).containsPattern("pe8 +Burin +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9]+\\n");
  }

  /// One line for the engine and one for each C++ program, all of which must have agreed.
  @Test
  void measuresSimulation() {
    JsonNode json = Cli.run("bench", "simulate", "--designs", "random20", "--engines", "jvm-threads", "--json").json();
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
}
