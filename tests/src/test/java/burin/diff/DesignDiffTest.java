package burin.diff;

import static org.assertj.core.api.Assertions.assertThat;

import burin.tools.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verdict on pairs of small designs.
class DesignDiffTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  private static Optional<Path> yosys() {
    return Program.find("yosys", System.getenv("PATH"));
  }

  private List<ModuleDiff> diff(String old, String now, Duration limit) throws IOException {
    Path oldFile = Files.writeString(folder.resolve("old.v"), old);
    Path newFile = Files.writeString(folder.resolve("new.v"), now);
    return DesignDiff.of(oldFile, newFile).run(yosys(), limit, () -> {});
  }

  private ModuleDiff single(String old, String now) throws IOException {
    return diff(old, now, LIMIT).getFirst();
  }

  /// One line a module.
  private String all(String old, String now) throws IOException {
    return diff(old, now, LIMIT).stream()
        .map(diff -> "%s %s %s %s".formatted(diff.module(), diff.verdict().word(), diff.outputs(), diff.detail()).strip() + "\n")
        .collect(Collectors.joining());
  }

  private static final String SUM = """
      module Sum(input [3:0] a, b, output [4:0] y, output carry);
        assign y = a + b;
        assign carry = y[4];
      endmodule
      """;

  @Test
  void theSameTextNeedsNoProgram() throws IOException {
    Path file = Files.writeString(folder.resolve("a.v"), SUM);
    assertThat(DesignDiff.of(file, file).run(Optional.empty(), LIMIT, () -> {}))
        .containsExactly(ModuleDiff.of("Sum", Verdict.SAME, ""));
  }

  @Test
  void commentsAroundAModuleAreNoneOfItsText() throws IOException {
    assertThat(single(SUM, "// endmodule\n\n" + SUM + "/* module X; */\n").verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void otherTextWithTheSameLogicIsEqual() throws IOException {
    String other = SUM.replace("a + b", "b + {1'b0, a} /* the same */");
    assertThat(single(SUM, other)).isEqualTo(ModuleDiff.of("Sum", Verdict.EQUAL, ""));
  }

  @Test
  void theOutputsThatDifferAreTold() throws IOException {
    assertThat(single(SUM, SUM.replace("= y[4]", "= y[3]")))
        .isEqualTo(new ModuleDiff("Sum", Verdict.DIFFERENT, List.of("carry"), ""));
    assertThat(single(SUM, SUM.replace("a + b", "a - b")).outputs()).containsExactly("y", "carry");
  }

  @Test
  void portsThatDifferAreTold() throws IOException {
    String now = SUM.replace("output carry", "output overflow").replace("carry =", "overflow =").replace("[3:0] a", "[5:0] a");
    assertThat(single(SUM, now)).isEqualTo(ModuleDiff.of("Sum", Verdict.PORTS,
        "input a[3:0] now [5:0], input b[3:0] now [5:0], old output carry, new output overflow"));
  }

  private static final String COUNTER = """
      module Counter(input clock, reset, tick, output [3:0] level, output full);
        reg [3:0] count;
        always @(posedge clock)
          if (reset) count <= 0;
          else if (tick) count <= count == 9 ? 0 : count + 1;
        assign level = count;
        assign full = count == 9;
      endmodule
      """;

  @Test
  void registersMayBeRenamed() throws IOException {
    assertThat(single(COUNTER, COUNTER.replace("count", "tally")).verdict()).isEqualTo(Verdict.EQUAL);
  }

  @Test
  void valuesThatNeverOccurDoNotCount() throws IOException {
    assertThat(single(COUNTER, COUNTER.replace("count == 9", "count >= 9")).verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(single(COUNTER, COUNTER.replace("count == 9", "count >= 9").replace("count", "tally")).verdict())
        .isEqualTo(Verdict.EQUAL);
  }

  @Test
  void aDifferenceAfterSomeCyclesIsFound() throws IOException {
    assertThat(single(COUNTER, COUNTER.replace("count == 9 ?", "count == 8 ?")))
        .isEqualTo(new ModuleDiff("Counter", Verdict.DIFFERENT, List.of("level", "full"), "from cycle 11 on"));
  }

  @Test
  void anotherCodeForStatesIsEqual() throws IOException {
    String binary = """
        module Light(input clock, reset, go, output red, green);
          reg [1:0] state;
          always @(posedge clock)
            if (reset) state <= 0;
            else case (state)
              0: if (go) state <= 1;
              1: state <= 2;
              default: state <= 0;
            endcase
          assign red = state == 0;
          assign green = state == 1;
        endmodule
        """;
    String oneHot = """
        module Light(input clock, reset, go, output red, green);
          reg [2:0] state;
          always @(posedge clock)
            if (reset) state <= 1;
            else case (state)
              1: if (go) state <= 2;
              2: state <= 4;
              default: state <= 1;
            endcase
          assign red = state[0];
          assign green = state[1];
        endmodule
        """;
    assertThat(single(binary, oneHot).verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(single(binary, oneHot.replace("2: state <= 4", "2: state <= 1")).verdict()).isEqualTo(Verdict.DIFFERENT);
  }

  @Test
  void aRegisterMoreIsDifferent() throws IOException {
    String late = "reg [3:0] late; always @(posedge clock) late <= count; ";
    String now = COUNTER.replace("assign level = count", late + "assign level = late");
    assertThat(single(COUNTER, now)).isEqualTo(
        new ModuleDiff("Counter", Verdict.DIFFERENT, List.of("level"), "from cycle 3 on"));
  }

  @Test
  void aRegisterMoreThatDoesNotCountIsEqual() throws IOException {
    String now = COUNTER.replace("assign level", "reg [3:0] late; always @(posedge clock) late <= count; assign level");
    assertThat(single(COUNTER, now).verdict()).isEqualTo(Verdict.EQUAL);
  }

  @Test
  void theOtherEdgeOfTheClockIsNotEqual() throws IOException {
    assertThat(single(COUNTER, COUNTER.replace("posedge", "negedge"))).isEqualTo(
        ModuleDiff.of("Counter", Verdict.UNDECIDED, "its logic differs somewhere, and it has several clocks"));
  }

  @Test
  void anAsynchronousResetIsDifferent() throws IOException {
    assertThat(single(COUNTER, COUNTER.replace("posedge clock", "posedge clock or posedge reset")).verdict())
        .isEqualTo(Verdict.DIFFERENT);
  }

  private static final String TWO_CLOCKS = """
      module Two(input fast, slow, a, b, output reg x, y);
        always @(posedge fast) x <= a & b;
        always @(posedge slow) y <= x | b;
      endmodule
      """;

  @Test
  void severalClocksAreNoHindranceWhereRegistersHaveTheirNames() throws IOException {
    assertThat(single(TWO_CLOCKS, TWO_CLOCKS.replace("a & b", "~(~a | ~b)")).verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(single(TWO_CLOCKS, TWO_CLOCKS.replace("a & b", "a ^ b")).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(single(TWO_CLOCKS, TWO_CLOCKS.replace("posedge slow", "posedge fast")).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  private static final String PARENT = """
      module Parent(input clock, reset, tick, output [3:0] one, output both);
        wire fullA, fullB;
        wire [3:0] two;
        Counter a (.clock(clock), .reset(reset), .tick(tick), .level(one), .full(fullA));
        Counter b (.clock(clock), .reset(reset), .tick(fullA), .level(two), .full(fullB));
        assign both = fullA & fullB;
      endmodule
      """;

  @Test
  void equalInstancesAreTakenForGranted() throws IOException {
    String counter = COUNTER.replace("count == 9", "9 == count");
    assertThat(all(COUNTER + PARENT, counter + PARENT.replace("fullA & fullB", "!(!fullA | !fullB)"))).isEqualTo("""
        Counter equal []
        Parent equal []
        """);
    assertThat(all(COUNTER + PARENT, COUNTER + PARENT.replace("fullA & fullB", "fullA | fullB"))).isEqualTo("""
        Counter same []
        Parent different [both] from cycle 11 on
        """);
  }

  @Test
  void renamedInstancesAreEqual() throws IOException {
    String parent = PARENT.replace("Counter a", "Counter first").replace("Counter b", "Counter second");
    assertThat(all(COUNTER + PARENT, COUNTER + parent)).isEqualTo("""
        Counter same []
        Parent equal []
        """);
  }

  @Test
  void instancesThatDifferAreTakenApart() throws IOException {
    String counter = COUNTER.replace("full = count == 9", "full = count != 9");
    String parent = PARENT.replace("tick(fullA)", "tick(!fullA)").replace("fullA & fullB", "!fullA & !fullB");
    assertThat(all(COUNTER + PARENT, counter + parent)).isEqualTo("""
        Counter different [full] from cycle 2 on
        Parent equal []
        """);
  }

  @Test
  void whatContainsADifferentModuleSaysSo() throws IOException {
    assertThat(all(COUNTER + PARENT, COUNTER.replace("full = count == 9", "full = count == 7") + PARENT)).isEqualTo("""
        Counter different [full] from cycle 9 on
        Parent same [] contains Counter
        """);
  }

  @Test
  void modulesOfOneSideOnlyAreTold() throws IOException {
    String now = SUM + COUNTER.replace("Counter", "Meter") + PARENT.replace("Counter", "Meter");
    assertThat(all(COUNTER + PARENT, now)).isEqualTo("""
        Sum only-new []
        Meter only-new [] as Counter but for the name
        Parent equal []
        Counter only-old [] as Meter but for the name
        """);
  }

  private static final String MEMORY = """
      module Table(input clock, write, input [1:0] address, input [2:0] value, output [2:0] now);
        reg [2:0] words [0:3];
        initial begin
          words[0] = 1;
          words[1] = 2;
          words[2] = 3;
          words[3] = 4;
        end
        always @(posedge clock) if (write) words[address] <= value;
        assign now = words[address];
      endmodule
      """;

  @Test
  void memoriesAreCompared() throws IOException {
    assertThat(single(MEMORY, MEMORY.replace("if (write)", "if (write == 1)")).verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(single(MEMORY, MEMORY.replace("words", "table_")).verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(single(MEMORY, MEMORY.replace("<= value", "<= ~value")))
        .isEqualTo(new ModuleDiff("Table", Verdict.DIFFERENT, List.of("now"), "from cycle 2 on"));
    assertThat(single(MEMORY, MEMORY.replace("words[2] = 3", "words[2] = 5")))
        .isEqualTo(new ModuleDiff("Table", Verdict.DIFFERENT, List.of("now"), ""));
  }

  @Test
  void largeMemoriesStayWhole() throws IOException {
    String large = """
        module Large(input clock, write, input [11:0] address, input [31:0] value, output reg [31:0] later, output [31:0] now);
          reg [31:0] words [0:4095];
          always @(posedge clock) begin
            if (write) words[address] <= value;
            later <= words[address];
          end
          assign now = words[address] + 1;
        endmodule
        """;
    assertThat(single(large, large.replace("later <= words[address];", "later <= now - 1;"))).isEqualTo(
        ModuleDiff.of("Large", Verdict.UNDECIDED, "a large memory has no counterpart"));
    assertThat(single(large, large.replace("words[address] + 1", "~(~words[address] - 1)")).verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(single(large, large.replace("+ 1", "+ 2")).outputs()).containsExactly("now");
  }

  @Test
  void filesOfContentsCount() throws IOException {
    String rom = """
        module Rom(input [1:0] address, output [7:0] word);
          reg [7:0] words [0:3];
          initial $readmemh("Rom.words.hex", words);
          assign word = words[address];
        endmodule
        """;
    Path old = Files.createDirectory(folder.resolve("old"));
    Path now = Files.createDirectory(folder.resolve("new"));
    for (Path side : List.of(old, now)) {
      Files.writeString(side.resolve("Rom.v"), rom);
      Files.writeString(side.resolve("files.f"), "Rom.v\n");
      Files.writeString(side.resolve("Rom.words.hex"), "01\n02\n03\n04\n");
    }
    assertThat(DesignDiff.of(old, now).run(yosys(), LIMIT, () -> {})).containsExactly(ModuleDiff.of("Rom", Verdict.SAME, ""));
    Files.writeString(now.resolve("Rom.words.hex"), "01 02 03 04\n");
    assertThat(DesignDiff.of(old, now).run(yosys(), LIMIT, () -> {})).containsExactly(ModuleDiff.of("Rom", Verdict.EQUAL, ""));
    Files.writeString(now.resolve("Rom.words.hex"), "01\n02\n03\n05\n");
    assertThat(DesignDiff.of(old, now).run(yosys(), LIMIT, () -> {}))
        .containsExactly(new ModuleDiff("Rom", Verdict.DIFFERENT, List.of("word"), ""));
  }

  @Test
  void whatTakesTooLongIsUndecided() throws IOException {
    String product = """
        module Product(input [31:0] a, b, c, output [31:0] y);
          assign y = (a * b) * c;
        endmodule
        """;
    ModuleDiff diff = diff(product, product.replace("(a * b) * c", "a * (b * c)"), Duration.ofSeconds(2)).getFirst();
    assertThat(diff).isEqualTo(ModuleDiff.of("Product", Verdict.UNDECIDED, "the time ran out"));
  }

  @Test
  void parametersOfInstancesCount() throws IOException {
    String old = """
        module Sub #(parameter W = 2)(input [W-1:0] a, output y);
          assign y = ^a;
        endmodule
        module Top(input [3:0] a, output y);
          Sub #(.W(4)) sub (.a(a), .y(y));
        endmodule
        """;
    assertThat(all(old, old.replace("^a", "a[0] ^ a[1]"))).isEqualTo("""
        Sub equal []
        Top same [] contains Sub
        """);
    assertThat(all(old, old.replace("sub (", "part ("))).isEqualTo("""
        Sub same []
        Top equal []
        """);
  }

  @Test
  void aModuleThatIsNotThereIsUndecided() throws IOException {
    String old = "module Top(input a, output y); Foreign f (.x(a), .y(y)); endmodule\n";
    assertThat(single(old, old.replace(" f ", " g "))).isEqualTo(
        ModuleDiff.of("Top", Verdict.UNDECIDED, "it contains Foreign, which is in no file"));
  }
}
