package burin.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A module around another that has few pins: a shift register feeds all inputs, another takes all outputs.
final class Harness {
  private static final Pattern PORT =
      Pattern.compile("(?m)^  (input|output) wire (?:signed )?(?:\\[(\\d+):0\\] )?(\\\\\\S+ |[\\w$]+),?$");

  private Harness() {}

  private record Port(boolean input, int width, String name) {}

  /// @param header the ports of the other module, as the emitter writes them
  /// @param clocks which of them are clocks; the first drives both registers
  static String text(String name, String header, List<String> clocks) {
    String module = header.substring(header.indexOf("module ") + 7, header.indexOf('(')).strip();
    List<Port> ports = ports(header);
    List<Port> inputs = ports.stream().filter(port -> port.input() && !clocks.contains(port.name().strip())).toList();
    List<Port> outputs = ports.stream().filter(port -> !port.input()).toList();
    int in = Math.max(2, inputs.stream().mapToInt(Port::width).sum());
    int out = Math.max(2, outputs.stream().mapToInt(Port::width).sum());
    List<String> pins = new ArrayList<>();
    clocks.forEach(clock -> pins.add(".%1$s(%1$s)".formatted(clock)));
    pins.addAll(pins("feed", inputs));
    pins.addAll(pins("taken", outputs));
    return """
        module %1$s (%2$s, input serial_in, input load, output serial_out);
          reg [%3$d:0] feed;
          reg [%4$d:0] result;
          wire [%4$d:0] taken;
          reg loading;
          always @(posedge %5$s) begin
            feed <= {feed[%6$d:0], serial_in};
            loading <= load;
            result <= loading ? taken : {result[%7$d:0], 1'b0};
          end
          assign serial_out = result[%4$d];
          %8$s dut (%9$s);
        endmodule
        """.formatted(name, "input " + String.join(", input ", clocks), in - 1, out - 1, clocks.getFirst(), in - 2, out - 2,
        module, String.join(", ", pins));
  }

  private static List<Port> ports(String header) {
    List<Port> ports = new ArrayList<>();
    Matcher port = PORT.matcher(header);
    while (port.find()) {
      int width = port.group(2) == null ? 1 : Integer.parseInt(port.group(2)) + 1;
      ports.add(new Port(port.group(1).equals("input"), width, port.group(3)));
    }
    return ports;
  }

  private static List<String> pins(String row, List<Port> ports) {
    List<String> pins = new ArrayList<>();
    int from = 0;
    for (Port port : ports) {
      pins.add(".%s(%s[%d:%d])".formatted(port.name(), row, from + port.width() - 1, from));
      from += port.width();
    }
    return pins;
  }
}
