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
}
