package burin.hdl.names;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import burin.hdl.names.Sampler.Edit;
import burin.verilog.VerilogEmitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// One change in the Java of a module changes only those lines of its Verilog that speak of it.
class StableNamesTest {
  private static Map<String, String> verilog(Edit edit) {
    return VerilogEmitter.emit(Burin.circuit(new Sampler(edit))).files();
  }

  /// The changed lines of every file, after the file's name.
  private static List<String> changes(Edit edit) {
    Map<String, String> before = verilog(Edit.NONE);
    Map<String, String> after = verilog(edit);
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<String> all = new ArrayList<>();
    for (String name : names) {
      List<String> lines = LineDiff.of(before.getOrDefault(name, ""), after.getOrDefault(name, ""));
      if (!lines.isEmpty()) all.add(name);
      all.addAll(lines);
    }
    return all;
  }

  private static long count(Edit edit) {
    return changes(edit).stream().filter(line -> line.startsWith("+ ") || line.startsWith("- ")).count();
  }

  /// What `docs/guide/names.md` quotes: each change, and the lines that it takes away and adds.
  static String figures() {
    return Arrays.stream(Edit.values())
        .map(edit -> "%3d  %s".formatted(count(edit), described(edit))).collect(Collectors.joining("\n"));
  }

  private static String described(Edit edit) {
    return switch (edit) {
      case NONE -> "nothing";
      case REGISTER -> "a register between two values";
      case WIRE -> "a wire, and a use of it";
      case WHEN -> "a when around a next";
      case INSTANCE -> "an instance of a new class, with the file of its module";
      case EQUAL_INSTANCE -> "one more instance of a class that is there";
      case VARIANT -> "an instance of a class that is there, with another configuration";
      case PORT -> "one more port";
      case LANES -> "an operation over lanes, and a condition that looks at it";
      case SECOND_USE -> "a second use of a value without a name";
      case UNNAMED -> "a longer condition without a name";
      case LONGER -> "a condition so long that parts of it need names";
      case ALIKE -> "an expression before others like it";
      case RENAME -> "another name for a variable";
      case REORDER -> "statements in another order";
    };
  }

  private static void assertChanged(Edit edit, int lines, String expected) {
    List<String> changes = changes(edit);
    assertThat(changes.stream().map(String::strip)).containsExactlyElementsOf(expected.lines().toList());
    assertThat(count(edit)).isEqualTo(lines);
  }

  @Test
  void nothing() {
    assertThat(changes(Edit.NONE)).isEmpty();
  }

  @Test
  void aRegister() {
    assertChanged(Edit.REGISTER, 8, """
        Sampler.v
        + reg signed [11:0] before_;
        - assign filtered = level;
        + always @(posedge clock) begin
        + if (reset) before_ <= 12'sd0;
        + else before_ <= level;
        + end
        + assign filtered = before_;
        +
        """);
  }

  @Test
  void aWire() {
    assertChanged(Edit.WIRE, 4, """
        Sampler.v
        + wire quiet;
        + assign quiet = level < 12'sd20;
        - assign loud = size > 12'd100;
        + assign loud = size > 12'd100 && !quiet;
        """);
  }

  @Test
  void aWhen() {
    assertChanged(Edit.WHEN, 8, """
        Sampler.v
        - if (reset) level <= 12'sd0;
        - else level <= scaled;
        + if (reset) begin
        + level <= 12'sd0;
        + end else begin
        + level <= scaled;
        + if (clear) level <= 12'd0;
        + end
        """);
  }

  @Test
  void aPort() {
    assertChanged(Edit.PORT, 5, """
        Sampler.v
        - output wire signed [13:0] offset
        + output wire signed [13:0] offset,
        + output wire [3:0] extra
        + assign extra = gain;
        +
        """);
  }

  @Test
  void aLaneOperation() {
    assertChanged(Edit.LANES, 24, """
        Sampler.v
        + reg [7:0] loudest;
        + (* mem2reg *) reg [7:0] loudest_lanes [0:7];
        + (* mem2reg *) reg [7:0] loudest_l1 [0:3];
        + (* mem2reg *) reg [7:0] loudest_l2 [0:1];
        + always @(window) begin : loudest_tree
        + integer i;
        + for (i = 0; i < 8; i = i + 1) loudest_lanes[i] = window[8*i + 7] ? -window[8*i +: 8] : window[8*i +: 8];
        + for (i = 0; i < 4; i = i + 1) begin
        + loudest_l1[i] = loudest_lanes[2*i] > loudest_lanes[2*i + 1] ? loudest_lanes[2*i] :
        + loudest_lanes[2*i + 1];
        + end
        + for (i = 0; i < 2; i = i + 1) begin
        + loudest_l2[i] = loudest_l1[2*i] > loudest_l1[2*i + 1] ? loudest_l1[2*i] : loudest_l1[2*i + 1];
        + end
        + loudest = loudest_l2[0] > loudest_l2[1] ? loudest_l2[0] : loudest_l2[1];
        + end
        +
        - if (reset) level <= 12'sd0;
        - else level <= scaled;
        + if (reset) begin
        + level <= 12'sd0;
        + end else begin
        + if (loudest > 8'd3) level <= scaled;
        + end
        """);
  }

  @Test
  void anUnnamedExpression() {
    assertChanged(Edit.UNNAMED, 2, """
        Sampler.v
        - MODE_LISTEN: if (wait_ == 4'd9) mode <= MODE_REPORT;
        + MODE_LISTEN: if (wait_ == 4'd9 && loud) mode <= MODE_REPORT;
        """);
  }

  @Test
  void anUnnamedExpressionThatNeedsNames() {
    assertChanged(Edit.LONGER, 6, """
        Sampler.v
        - assign loud = size > 12'd100;
        + wire size_above_100 = size > 12'd100;
        + wire signed [23:0] level_times_level = level * level;
        + wire signed [15:0] sample_times_sample = sample * sample;
        + wire signed [23:0] loud_sum = level_times_level + {{8{sample_times_sample[15]}}, sample_times_sample};
        + assign loud = size_above_100 && loud_sum < 24'sd1048576;
        """);
  }

  @Test
  void anUnnamedExpressionBeforeOthersOfItsKind() {
    assertChanged(Edit.ALIKE, 3, """
        Sampler.v
        + wire signed [14:0] step_minus_gain = {step[13], step} - {11'd0, gain};
        + wire signed [13:0] step_minus_gain_max = step_minus_gain > -15'sd2000 ? step_minus_gain[13:0] : -14'sd2000;
        + if (clear) step <= step_minus_gain_max < 14'sd2000 ? step_minus_gain_max : 14'd2000;
        """);
  }

  @Test
  void aSecondUse() {
    assertChanged(Edit.SECOND_USE, 3, """
        Sampler.v
        - assign loud = size > 12'd100;
        + wire size_above_100 = size > 12'd100;
        + assign loud = size_above_100 && size < 12'd1000;
        """);
  }

  @Test
  void anInstance() {
    assertChanged(Edit.INSTANCE, 32, """
        Peak.v
        + // Peak
        +
        + module Peak (
        + input wire clock,
        + input wire reset,
        + input wire signed [11:0] value,
        + input wire clear,
        + output wire signed [11:0] largest
        + );
        + reg signed [11:0] held;
        +
        + always @(posedge clock) begin
        + if (reset) held <= 12'sd0;
        + else held <= clear ? value : held > value ? held : value;
        + end
        +
        + assign largest = held;
        + endmodule
        Sampler.v
        + wire signed [11:0] peak_largest;
        + Peak peak (
        + .clock(clock),
        + .reset(reset),
        + .value(filtered),
        + .clear(clear),
        + .largest(peak_largest)
        + );
        +
        - assign loudness = loudMeter_level;
        + wire [11:0] peak_largest_magnitude = peak_largest[11] ? -peak_largest : peak_largest;
        + assign loudness = {5'd0, loudMeter_level} < peak_largest_magnitude ? loudMeter_level :
        + peak_largest_magnitude[6:0];
        files.f
        + Peak.v
        """);
  }

  @Test
  void anEqualInstance() {
    assertChanged(Edit.EQUAL_INSTANCE, 11, """
        Sampler.v
        + wire [6:0] idle_level;
        + Meter idle (
        + .clock(clock),
        + .reset(reset),
        + .tick(!loud),
        + .clear(clear),
        + .level(idle_level)
        + );
        +
        - assign loudness = loudMeter_level;
        + assign loudness = loudMeter_level > idle_level ? loudMeter_level : idle_level;
        """);
  }

  @Test
  void aRenamedVariable() {
    assertChanged(Edit.RENAME, 4, """
        Sampler.v
        - wire signed [17:0] product = sum * $signed({1'b0, gain});
        + wire signed [17:0] amplified = sum * $signed({1'b0, gain});
        - wire signed [13:0] scaled_max = $signed(product[17:4]) > -14'sd2048 ? product[17:4] : -14'sd2048;
        + wire signed [13:0] scaled_max = $signed(amplified[17:4]) > -14'sd2048 ? amplified[17:4] : -14'sd2048;
        """);
  }

  @Test
  void reorderedStatements() {
    assertChanged(Edit.REORDER, 13, """
        Sampler.v
        - wire wait_equals_9 = wait_ == 4'd9;
        - if (reset) wait_ <= 4'd0;
        - else wait_ <= wait_equals_9 ? 4'd0 : wait_ + 4'd1;
        - end
        -
        - always @(posedge clock) begin
        + wire wait_equals_9 = wait_ == 4'd9;
        +
        + always @(posedge clock) begin
        + if (reset) wait_ <= 4'd0;
        + else wait_ <= wait_equals_9 ? 4'd0 : wait_ + 4'd1;
        + end
        +
        """);
  }

  /// The one exception: with a second configuration both are called after theirs, so that no third one renames any.
  @Test
  void aSecondConfigurationOfAClass() {
    List<String> changes = changes(Edit.VARIANT);
    assertThat(changes).filteredOn(line -> line.contains("Meter") && !line.contains("assign")).containsExactly(
        "Meter.v", "- // Meter", "- module Meter (",
        "Meter_100.v", "+ // Meter_100", "+ module Meter_100 (",
        "Meter_50.v", "+ // Meter_50", "+ module Meter_50 (",
        "- Meter loudMeter (", "+ Meter_100 loudMeter (", "- Meter eventMeter (", "+ Meter_50 idle (", "+ Meter_100 eventMeter (",
        "- Meter.v", "+ Meter_100.v", "+ Meter_50.v");
  }
}
