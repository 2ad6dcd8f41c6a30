package burin.synth;

import java.util.List;
import java.util.Map;

/// A design mapped to cells, without hierarchy. Nets have numbers: [#LOW] and [#HIGH] are constants.
///
/// @param top the name of the design
/// @param nets how many there are
/// @param inputs nets of the bits of each port, the lowest first; clocks and resets are ports too
/// @param outputs likewise
/// @param cells in an order that says nothing
public record Netlist(String top, int nets, Map<String, int[]> inputs, Map<String, int[]> outputs, List<Cell> cells) {
  public static final int LOW = 0;
  public static final int HIGH = 1;

  public Netlist {
    cells = List.copyOf(cells);
  }

  /// A cell of the library.
  ///
  /// @param pins the net of each
  public record Cell(String type, Map<String, Integer> pins) {}

  /// Verilog that OpenSTA reads: every net and every bit of a port is called `n` and its number, cells are called `u` and their
  /// place in the list.
  String verilog() {
    var text = new StringBuilder("module ").append(top).append(" (");
    text.append(String.join(", ", ports(inputs, outputs))).append(");\n");
    ports(inputs, Map.of()).forEach(port -> text.append("  input ").append(port).append(";\n"));
    ports(Map.of(), outputs).forEach(port -> text.append("  output ").append(port).append(";\n"));
    for (int net = 2; net < nets; net++) text.append("  wire n").append(net).append(";\n");
    int number = 0;
    for (Cell cell : cells) {
      text.append("  ").append(cell.type()).append(" u").append(number++).append(" (");
      text.append(String.join(", ", cell.pins().entrySet().stream()
          .map(pin -> "." + pin.getKey() + "(" + name(pin.getValue()) + ")").toList())).append(");\n");
    }
    int bit = 0;
    for (int[] bits : outputs.values()) {
      for (int net : bits) text.append("  assign o").append(bit++).append(" = ").append(name(net)).append(";\n");
    }
    return text.append("endmodule\n").toString();
  }

  /// An output has a name of its own, since several may be one net.
  private static List<String> ports(Map<String, int[]> inputs, Map<String, int[]> outputs) {
    var names = new java.util.ArrayList<String>();
    inputs.values().forEach(bits -> {
      for (int net : bits) names.add(name(net));
    });
    int count = outputs.values().stream().mapToInt(bits -> bits.length).sum();
    for (int i = 0; i < count; i++) names.add("o" + i);
    return names;
  }

  private static String name(int net) {
    return switch (net) {
      case LOW -> "1'b0";
      case HIGH -> "1'b1";
      default -> "n" + net;
    };
  }
}
