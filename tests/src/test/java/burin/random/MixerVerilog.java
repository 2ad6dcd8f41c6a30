package burin.random;

import burin.ir.Foreign;
import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Verilog of a [Mixer]. It makes no secret of bits that it does not use.
final class MixerVerilog {
  private final Mixer mixer;
  private final StringBuilder text = new StringBuilder();

  private MixerVerilog(Mixer mixer) {
    this.mixer = mixer;
  }

  static String text(Mixer mixer) {
    var verilog = new MixerVerilog(mixer);
    verilog.write();
    return verilog.text.toString();
  }

  static ImmutableMap<String, String> parameters(Mixer.Parameters parameters) {
    return ImmutableMap.of("STEP", "" + parameters.step(), "MODE", parameters.isExclusive() ? "\"xor\"" : "\"add\"");
  }

  private void line(String format, Object... arguments) {
    text.append(format.formatted(arguments)).append('\n');
  }

  private void write() {
    line("// verilator lint_off WIDTH");
    line("// verilator lint_off UNUSED");
    line("module %s #(parameter STEP = 1, parameter MODE = \"add\") (", mixer.name());
    line("  %s", String.join(",\n  ", pins()));
    line(");");
    mixer.states().forEach(state -> line("  reg %s %s;", range(state.width()), held(state)));
    for (Mixer.State state : mixer.states()) state(state);
    for (Mixer.Output output : mixer.outputs()) output(output);
    line("endmodule");
    line("// verilator lint_on UNUSED");
    line("// verilator lint_on WIDTH");
  }

  private List<String> pins() {
    List<String> pins = new ArrayList<>();
    for (Mixer.State state : mixer.states()) {
      pins.add("input wire " + state.pins().clock());
      state.pins().reset().ifPresent(reset -> pins.add("input wire " + reset.line()));
    }
    mixer.inputs().forEach(pin -> pins.add("input wire " + declared(pin)));
    mixer.outputs().forEach(output -> pins.add("output wire " + declared(output.pin())));
    return pins;
  }

  private static String declared(Mixer.Pin pin) {
    return range(pin.width()) + " " + pin.name();
  }

  private static String range(int width) {
    return "[" + (width - 1) + ":0]";
  }

  private static String constant(int width, BigInteger value) {
    return width + "'h" + value.toString(16);
  }

  private String held(Mixer.State state) {
    return "held" + mixer.states().indexOf(state);
  }

  private List<String> inputs() {
    return mixer.inputs().stream().map(Mixer.Pin::name).toList();
  }

  private List<String> source(Mixer.Output output) {
    Stream<String> held = mixer.states().stream().map(this::held);
    return output.registered() ? held.toList() : Stream.concat(held, inputs().stream()).toList();
  }

  private void state(Mixer.State state) {
    String name = held(state);
    take(name + "_more", inputs(), mixer.inputWidth(), state.from(), state.width());
    line("  wire %s %s_step = %s_more + STEP;", range(state.width()), name, name);
    line("  initial %s = %s;", name, constant(state.width(), state.initial()));
    line("  always @(posedge %s) begin", state.pins().clock());
    line("    %s <= MODE == \"xor\" ? %s ^ %s_step : %s + %s_step;", name, name, name, name, name);
    state.pins().reset().ifPresent(reset -> line("    if (%s) %s <= %s;", isActive(reset), name,
        constant(state.width(), state.reset())));
    line("  end");
  }

  private static String isActive(Foreign.Reset reset) {
    return (reset.style().isActiveLow() ? "!" : "") + reset.line();
  }

  private void output(Mixer.Output output) {
    String name = output.pin().name();
    take(name + "_taken", source(output), mixer.sourceWidth(output), output.from(), output.taken());
    var value = new StringBuilder();
    for (int i = 0; i < output.table().size() - 1; i++) {
      value.append("%s_taken == %d ? %s : ".formatted(name, i, constant(output.pin().width(), output.table().get(i))));
    }
    value.append(output.table().isEmpty() ? name + "_taken" : constant(output.pin().width(), output.table().getLast()));
    line("  assign %s = %s;", name, value);
  }

  /// A wire with bits of signals that are put together, the first one in the lowest bits, and repeated.
  private void take(String name, List<String> signals, int width, int from, int count) {
    if (width == 0) {
      line("  wire %s %s = 0;", range(count), name);
      return;
    }
    int times = (from + count + width - 1) / width;
    String all = signals.reversed().stream().collect(Collectors.joining(", ", "{", "}"));
    line("  wire %s %s_all = {%d{%s}};", range(times * width), name, times, all);
    line("  wire %s %s = %s_all[%d:%d];", range(count), name, name, from + count - 1, from);
  }
}
