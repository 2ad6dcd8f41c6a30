package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import burin.flow.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DiffCommandTest {
  private static final String SUM = """
      module Sum(input [3:0] a, b, output [4:0] y);
        assign y = a + b;
      endmodule
      """;
  private static final String TOP = """
      module Top(input [3:0] a, output [4:0] y, output zero);
        Sum sum (.a(a), .b(4'd3), .y(y));
        assign zero = y == 0;
      endmodule
      """;

  @TempDir Path folder;
  private Path old;
  private Path now;

  @BeforeEach
  void write() throws Exception {
    old = design("old", SUM, TOP);
    now = design("new", SUM, TOP);
  }

  private Path design(String name, String sum, String top) throws Exception {
    Path design = Files.createDirectories(folder.resolve(name));
    Files.writeString(design.resolve("Sum.v"), sum);
    Files.writeString(design.resolve("Top.v"), top);
    Files.writeString(design.resolve("files.f"), "Sum.v\nTop.v\n");
    return design;
  }

  private Cli diff(String... more) {
    var words = new ArrayList<>(List.of("diff", old.toString(), now.toString()));
    words.addAll(List.of(more));
    return Cli.run(words.toArray(String[]::new));
  }

  @Test
  void sameDesignsAreSame() {
    assertThat(diff()).isEqualTo(new Cli(0, """
          module   verdict
          Sum      same
          Top      same

        2 modules: 2 same
        """, ""));
  }

  @Test
  void equalLogicIsFine() throws Exception {
    design("new", SUM.replace("a + b", "b + a"), TOP.replace("y == 0", "!y"));
    assertThat(diff()).isEqualTo(new Cli(0, """
          module   verdict
          Sum      equal
          Top      equal

        2 modules: 2 equal
        """, ""));
  }

  @Test
  void differencesAreToldWithTheirOutputs() throws Exception {
    design("new", SUM, TOP.replace("y == 0", "y == 4"));
    Files.writeString(now.resolve("More.v"), "module More(input a); endmodule\n");
    Files.writeString(now.resolve("files.f"), "Sum.v\nTop.v // and\nMore.v\n");
    assertThat(diff()).isEqualTo(new Cli(1, """
          module   verdict
          Sum      same
          Top      different   in zero
          More     only-new

        3 modules: 1 same, 1 different, 1 only-new
        """, ""));
  }

  @Test
  void hasTheSameAsJson() throws Exception {
    design("new", SUM, TOP.replace("y == 0", "y == 4"));
    var cli = diff("--json");
    assertThat(cli.status()).isEqualTo(1);
    JsonNode json = cli.json();
    assertThat(json.propertyNames()).containsExactly("old", "new", "equal", "modules");
    assertThat(json.get("equal").asBoolean()).isFalse();
    assertThat(json.at("/modules/1").toString())
        .isEqualTo("{\"module\":\"Top\",\"verdict\":\"different\",\"outputs\":[\"zero\"],\"detail\":\"\"}");
  }

  private void assertRefused(Cli cli, String message) {
    assertThat(new Cli(cli.status(), cli.out(), cli.err().replace(folder + "/", "")))
        .isEqualTo(new Cli(2, "", "burin: " + message + "\n"));
  }

  @Test
  void verilogThatCannotBeReadIsTold() throws Exception {
    design("new", SUM.replace("assign", "asign"), TOP);
    assertRefused(diff(), "yosys cannot read the Verilog: new/Sum.v:2: syntax error, unexpected '=', expecting '(' or '[' "
        + "(Verilog without mistakes) [B301]");
  }

  @Test
  void folderWithoutVerilogIsTold() throws Exception {
    now = Files.createDirectory(folder.resolve("empty"));
    assertRefused(diff(), "empty holds no Verilog (a folder as ./burin emit writes it, or a file of Verilog) [B301]");
  }

  @Test
  void fileWithoutAModuleIsTold() throws Exception {
    now = Files.writeString(folder.resolve("notes.v"), "// module X\n");
    assertRefused(diff(), "notes.v holds no Verilog module (a folder as ./burin emit writes it, or a file of Verilog) [B301]");
  }

  @Test
  void missingFileOfTheListIsTold() throws Exception {
    Files.delete(now.resolve("Top.v"));
    assertRefused(diff(), "new/files.f lists Top.v, which is no file (one name of a file a line) [B302]");
  }

  @Test
  void missingProgramIsTold() throws Exception {
    design("new", SUM.replace("a + b", "b + a"), TOP);
    Cli cli = Cli.run(Catalogue.shipped(), Map.of("PATH", folder.toString()), "diff", old.toString(), now.toString());
    assertRefused(cli, "diff needs yosys where texts differ, which is not on the PATH (apt-get install yosys) [B401]");
  }
}
