package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import burin.flow.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Runs with a `PATH` of its own, on which there is what the test has put there.
class DoctorCommandTest {
  @TempDir Path folder;
  private Path tools;
  private Path cache;

  @BeforeEach
  void makeMachine() throws Exception {
    tools = Files.createDirectory(folder.resolve("tools"));
    cache = Files.createDirectory(folder.resolve("cache"));
  }

  @Test
  void tellsWhatIsMissingAndHowToInstallIt() throws Exception {
    tool("verilator", "echo 'Verilator 5.006 rev (Debian 5.006-3)'");
    var cli = doctor();
    assertThat(cli.status()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).startsWith("  tool ")
        .containsPattern("  JDK +\\d+\\S* +everything\n")
        .containsPattern("  verilator +5.006 +--engine verilator")
        .containsPattern("  yosys +missing +synthesis")
        .contains("To install what is missing (Debian and its kin):\n"
            + "  sudo apt-get install maven g++ yosys iverilog opensta nextpnr-ice40 z3 npm\n")
        .contains("Cache: " + cache + ", 0.0 MB.")
        .endsWith("Ready: Verilog and the jvm engine need nothing more.\n");
  }

  @Test
  void hasTheSameAsJson() throws Exception {
    tool("g++", "echo 'g++ (Debian 12.2.0-14+deb12u1) 12.2.0' >&2");
    Files.writeString(cache.resolve("model"), "x".repeat(1000));
    JsonNode json = doctor("--json").json();
    assertThat(json.propertyNames()).containsExactly("ready", "tools", "install", "cache", "cacheBytes", "freeBytes");
    assertThat(json.get("ready").asBoolean()).isTrue();
    assertThat(json.at("/tools/0/name").asString()).isEqualTo("JDK");
    assertThat(json.at("/tools/2").toString()).isEqualTo("{\"name\":\"verilator\",\"version\":null,"
        + "\"for\":\"--engine verilator and lockstep; lint of the Verilog\",\"package\":\"verilator\"}");
    assertThat(json.at("/tools/3/version").asString()).isEqualTo("12.2.0");
    assertThat(json.get("cacheBytes").asInt()).isEqualTo(1000);
    assertThat(json.get("freeBytes").asLong()).isPositive();
  }

  @Test
  void toolWithoutAnAnswerIsUnknown() throws Exception {
    tool("yosys", "exit 1");
    assertThat(doctor().out()).containsPattern("  yosys +unknown +synthesis");
  }

  @Test
  void fileThatIsNoProgramIsMissing() throws Exception {
    Files.writeString(tools.resolve("z3"), "no program at all");
    assertThat(doctor().out()).containsPattern("  z3 +missing +proofs");
  }

  private Cli doctor(String... more) {
    var environment = Map.of("PATH", tools.toString(), "BURIN_CACHE", cache.toString());
    String[] words = more.length == 0 ? new String[] {"doctor"} : new String[] {"doctor", more[0]};
    return Cli.run(Catalogue.shipped(), environment, words);
  }

  private void tool(String name, String script) throws Exception {
    Path file = tools.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
