package burin.diff;

import burin.diff.Netlist.Cell;
import burin.diff.Netlist.Direction;
import burin.diff.Netlist.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The cells at which a module can be cut, so that what is between them is combinational: registers, memories, and instances of
/// other modules.
final class StateCells {
  private static final Pattern REGISTER = Pattern.compile("\\$(a|al|s|sr)?(d?ff|dlatch)(sr|srst)?(e|ce)?|\\$dlatchsr|\\$sr");
  private static final String MEMORY = "$mem_v2";

  private final Netlist module;
  private final Map<String, Netlist> children;

  /// @param children the modules that the instances are of
  StateCells(Netlist module, Map<String, Netlist> children) {
    this.module = module;
    this.children = children;
  }

  enum Kind { REGISTER, MEMORY, CHILD }

  /// Null for what is combinational.
  static Kind kind(Cell cell) {
    if (REGISTER.matcher(cell.type()).matches()) return Kind.REGISTER;
    if (cell.type().equals(MEMORY)) return Kind.MEMORY;
    return cell.type().startsWith("\\") || cell.type().startsWith("$paramod") ? Kind.CHILD : null;
  }

  /// All of them, in the order in which they are declared.
  List<Cell> all() {
    List<Cell> found = new ArrayList<>();
    for (Cell cell : module.cells()) {
      if (kind(cell) != null) found.add(cell);
    }
    found.sort((a, b) -> SourceOrder.compare(source(a), source(b)));
    return found;
  }

  private String source(Cell cell) {
    Netlist.Wire wire = kind(cell) == Kind.REGISTER ? module.wire(cell.connections().get("\\Q")) : null;
    return wire == null ? cell.source() : wire.source();
  }

  /// What the cell is and does: only cells of one nature can stand for each other.
  String nature(Cell cell) {
    Map<String, String> parameters = new TreeMap<>(cell.parameters());
    parameters.remove("\\MEMID");
    Netlist.Wire wire = kind(cell) == Kind.REGISTER ? module.wire(cell.connections().get("\\Q")) : null;
    return cell.type() + parameters + (wire == null ? "" : wire.initial());
  }

  /// What its author calls it.
  static String name(Cell cell) {
    return kind(cell) == Kind.REGISTER ? cell.connections().get("\\Q") : cell.name();
  }

  /// The clocks of a register or memory, each with the edge that counts.
  static Set<String> clocks(Cell cell) {
    Set<String> clocks = new TreeSet<>();
    String single = cell.connections().get("\\CLK");
    if (single != null) clocks.add(single + " " + cell.parameters().get("\\CLK_POLARITY"));
    String[] writes = cell.connections().getOrDefault("\\WR_CLK", "{ }").replaceAll("[{}]", "").strip().split(" ");
    String edges = cell.parameters().getOrDefault("\\WR_CLK_POLARITY", "").replaceFirst(".*'", "");
    for (int i = 0; i < writes.length; i++) {
      if (writes[i].startsWith("\\")) clocks.add(writes[i] + " 1'" + edges.charAt(i));
    }
    return clocks;
  }

  /// The ports of a cell, as the cell sees them.
  List<Port> ports(Cell cell) {
    List<Port> ports = new ArrayList<>();
    Netlist child = children.get(Netlist.plain(cell.type()));
    for (String port : cell.connections().keySet()) {
      if (kind(cell) == Kind.CHILD) {
        child.ports().stream().filter(each -> each.name().equals(port)).forEach(ports::add);
      } else {
        ports.add(new Port(port, width(cell, port), isResult(port) ? Direction.OUTPUT : Direction.INPUT));
      }
    }
    return ports;
  }

  private static boolean isResult(String port) {
    return port.equals("\\Q") || port.equals("\\RD_DATA");
  }

  private static int width(Cell cell, String port) {
    return switch (port) {
      case "\\D", "\\Q", "\\AD", "\\SET", "\\CLR", "\\S", "\\R" -> cell.number("\\WIDTH");
      case "\\RD_ADDR" -> cell.number("\\ABITS") * cell.number("\\RD_PORTS");
      case "\\RD_DATA" -> cell.number("\\WIDTH") * cell.number("\\RD_PORTS");
      case "\\RD_CLK", "\\RD_EN", "\\RD_ARST", "\\RD_SRST" -> cell.number("\\RD_PORTS");
      case "\\WR_ADDR" -> cell.number("\\ABITS") * cell.number("\\WR_PORTS");
      case "\\WR_DATA", "\\WR_EN" -> cell.number("\\WIDTH") * cell.number("\\WR_PORTS");
      case "\\WR_CLK" -> cell.number("\\WR_PORTS");
      default -> 1;
    };
  }
}
