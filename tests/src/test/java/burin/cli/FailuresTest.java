package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import burin.flow.Catalogue;
import burin.flow.CheckFailure;
import burin.flow.ParameterValues;
import burin.flow.Workload;
import burin.hdl.Module;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is no mistake on the command line but goes wrong all the same.
class FailuresTest {
  private static final String[] RUN = {"-p", "pes=2", "-p", "block=8", "--network", "random", "--images", "5"};

  @TempDir Path folder;

  @Test
  void mismatchIsToldAndFails() {
    var cli = run(ApuVariant.withWrongReference(3, 1).catalogue(), "--threads", "2");
    assertThat(cli.status()).isEqualTo(1);
    assertThat(cli.out()).containsPattern("  mismatches +2 ");
    assertThat(cli.err()).matches("burin: 2 outputs differ from the reference; the first: image 3, output 1 is (-?\\d+),"
        + " the reference says -?\\d+\n");
  }

  @Test
  void mismatchLeavesTheJsonDocumentWhole() {
    var cli = run(ApuVariant.withWrongReference(0, 0).catalogue(), "--json");
    assertThat(cli.status()).isEqualTo(1);
    assertThat(cli.json().get("mismatches").asInt()).isEqualTo(5);
    assertThat(cli.err()).hasLineCount(1);
  }

  @Test
  void cyclesBesideTheFormulaFail() {
    var design = new ApuVariant() {
      @Override
      <M extends Module> Workload<M> vary(Workload<M> right) {
        return new WorkloadVariant<>(right) {
          @Override
          public long formulaCycles() {
            return super.formulaCycles() + 1;
          }
        };
      }
    };
    var cli = run(design.catalogue());
    assertThat(cli.status()).isEqualTo(1);
    assertThat(cli.err()).matches("burin: an image takes \\d+ cycles, the formula says \\d+\n");
  }

  @Test
  void machineThatDoesNotEndFails() {
    var design = ApuVariant.withHost(item -> {
      throw new CheckFailure("the machine is still busy");
    });
    assertThat(run(design.catalogue())).isEqualTo(new Cli(1, "", "burin: the machine is still busy\n"));
  }

  @Test
  void machineThatDoesNotEndFailsInJsonToo() {
    var design = ApuVariant.withHost(item -> {
      throw new CheckFailure("the machine is still busy");
    });
    var json = run(design.catalogue(), "--json").json();
    String fields = "\"code\":\"check\",\"message\":\"the machine is still busy\",\"where\":null,\"hint\":null,\"notes\":[]";
    assertThat(json.toString()).isEqualTo("{\"error\":{" + fields + ",\"all\":[{" + fields + "}]}}");
  }

  @Test
  void valuesThatDoNotGoTogetherAreAMistakeOfTheUser() {
    var design = new ApuVariant() {
      @Override
      public void check(ParameterValues values) {
        if (values.get("pes") > values.get("block")) throw new IllegalArgumentException("more pes than block");
      }
    };
    var cli = Cli.run(design.catalogue(), Map.of(), "emit", "apu", "-p", "block=4", "-o", folder.resolve("out").toString());
    assertThat(cli).isEqualTo(new Cli(2, "", "burin: more pes than block (see ./burin list) [B012]\n"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void mistakeOfBurinIsToldAsSuch() {
    var cli = run(broken(), Map.of());
    assertThat(cli).isEqualTo(new Cli(70, "", "burin: internal error: java.lang.IllegalStateException: oops"
        + " (this is a mistake in Burin: please report it with the output of BURIN_DEBUG=1)\n"));
  }

  @Test
  void traceIsShownOnRequest() {
    var cli = run(broken(), Map.of("BURIN_DEBUG", "1"));
    assertThat(cli.status()).isEqualTo(70);
    assertThat(cli.err()).contains("\tat burin.cli.");
  }

  /// The engine looks for its tools on the `PATH` of the JVM, so this needs one of its own.
  @Test
  void missingToolIsTold() throws Exception {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), "burin.cli.Main", "run", "apu", "--engine", "verilator",
        "-o", folder.resolve("out").toString()));
    command.addAll(List.of(RUN));
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new File("/dev/null"));
    builder.environment().put("PATH", folder.toString());
    Process process = builder.start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("""
        burin: the verilator engine needs verilator, which is not on the PATH (apt-get install verilator) [B401]
        burin: the verilator engine needs g++, which is not on the PATH (apt-get install g++) [B401]
        """);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  private static Catalogue broken() {
    return ApuVariant.withHost(item -> {
      throw new IllegalStateException("oops");
    }).catalogue();
  }

  private Cli run(Catalogue catalogue, String... more) {
    return run(catalogue, Map.of(), more);
  }

  private Cli run(Catalogue catalogue, Map<String, String> environment, String... more) {
    var words = new ArrayList<>(List.of("run", "apu", "-o", folder.resolve("out").toString()));
    words.addAll(List.of(RUN));
    words.addAll(List.of(more));
    return Cli.run(catalogue, environment, words.toArray(String[]::new));
  }
}
