package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a stranger reads first.
class HelpTest {
  private static final String OVERVIEW = """
      Burin: hardware construction in plain Java, with generators for neural-network accelerators.

      Usage: ./burin COMMAND ...

        -h, --help      This text.
            --version   The version of Burin.

      Commands:
        list        Lists the designs and their parameters.
        emit        Writes a design as Verilog.
        run         Simulates a design on real data and checks every bit of its outputs.
        sweep       Runs a design over a grid of its parameters and draws the results.
        synth       Synthesizes a design: area, timing, power, LUTs.
        power       Tells what gating saves of the power of a design, by activity.
        report      Tells what the predictors of a design do, layer by layer.
        schematic   Draws block diagrams of a design as SVG.
        export      Writes a project that another flow can open.
        diff        Compares two designs in Verilog, module by module.
        script      Runs a generator script, a source file of Java.
        papercheck  Computes anew what the papers claim.
        doctor      Looks for the tools that Burin can use.
        bench       Measures Burin beside other languages.

      To begin:
        ./burin run apu               simulate the APU on images of digits, check it, write its Verilog
        ./burin list                  see what can be generated, and with which parameters
        ./burin emit apu -p pes=4     write the Verilog of a smaller APU
        ./burin run --help            read more about a command

      ./burin test runs every test. The language itself is described in docs/.
      """;

  @Test
  void comesWithoutArguments() {
    assertThat(Cli.run()).isEqualTo(new Cli(0, OVERVIEW, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void comesWhenAskedFor(String word) {
    assertThat(Cli.run(word)).isEqualTo(new Cli(0, OVERVIEW, ""));
  }

  @Test
  void ofEmit() {
    assertThat(Cli.run("emit", "--help")).isEqualTo(new Cli(0, """
        Writes a design as Verilog.

        Usage: ./burin emit DESIGN [OPTION]...

        There is a file for each module, files.f, which lists them for tools, and manifest.json with the
        parameters, the name of the top module and the checksums of the files.

              DESIGN            One of: apu, approxconv, mlcnn (see ./burin list).

          -h, --help            This text.
              --json            Print one JSON document instead of text.
          -p  NAME=VALUE        A parameter of the design; may be given several times.
              --strict          Warnings about the circuit count as mistakes.
          -o  DIR               The folder to write to, rtl-out/DESIGN by default. It must be new or empty,
                                  or hold what Burin has written before.
              --memories FORM   How memories are written: inline, where they are used, by default; modules,
                                  those that are read at clock edges as modules of their own, for macros in
                                  their place, with their shapes in memories.json; all, also those that are
                                  read within a cycle.

        Exit codes:
          0   success
          1   a check failed: the hardware and its reference differ
          2   wrong use, said in one line on standard error

        Examples:
          ./burin emit apu
              the default parameters, into rtl-out/apu
          ./burin emit apu -p pes=4 -p block=64 -o my-apu
              a smaller one, into my-apu
          ./burin emit apu --memories modules -o my-apu
              with a module for each shape of memory
        """, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "emit", "run", "sweep", "power", "report", "doctor", "bench"})
  void ofEachCommandHasExamplesAndExitCodes(String command) {
    var cli = Cli.run(command, "--help");
    assertThat(cli.status()).isZero();
    assertThat(cli.out()).contains("Usage: ./burin " + command, "Exit codes:\n", "Examples:\n", "--json");
    assertThat(cli).isEqualTo(Cli.run("help", command));
  }

  @Test
  void versionIsThatOfTheBuild() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    assertThat(pom).contains("<version>" + Main.VERSION + "</version>");
    assertThat(Cli.run("--version")).isEqualTo(new Cli(0, "burin " + Main.VERSION + "\n", ""));
  }
}
