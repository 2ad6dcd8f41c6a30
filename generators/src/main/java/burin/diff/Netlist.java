package burin.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One module as Yosys writes it in its text form: a list of wires, cells and connections.
final class Netlist {
  private final String name;
  private final List<String> lines;
  /// The ports in the order of the Verilog.
  private final SortedMap<Integer, Port> numbered = new TreeMap<>();
  private final List<Cell> cells = new ArrayList<>();
  private final Map<String, Wire> wires = new LinkedHashMap<>();

  enum Direction { INPUT, OUTPUT, INOUT }

  record Port(String name, int width, Direction direction) {}

  /// @param source file and line
  /// @param initial what it begins with, or nothing
  record Wire(int width, String source, String initial) {}

  /// @param first the first of its lines
  /// @param last the last one
  record Cell(
      String type, String name, String source, int first, int last, Map<String, String> parameters,
      Map<String, String> connections) {

    int number(String parameter) {
      String value = parameters.getOrDefault(parameter, "1");
      int quote = value.indexOf('\'');
      return quote < 0 ? Integer.parseInt(value) : Integer.parseInt(value.substring(quote + 1), 2);
    }
  }

  private Netlist(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /// All modules of a text, by their names.
  static Map<String, Netlist> read(List<String> text) {
    Map<String, Netlist> modules = new LinkedHashMap<>();
    int start = -1;
    for (int i = 0; i < text.size(); i++) {
      if (text.get(i).startsWith("module ")) start = i;
      if (!text.get(i).equals("end") || start < 0) continue;
      var module = new Netlist(text.get(start).substring("module ".length()), text.subList(start, i + 1));
      module.parse();
      modules.put(plain(module.name), module);
      start = -1;
    }
    return modules;
  }

  /// A public name as it stands in the Verilog.
  static String plain(String name) {
    return name.startsWith("\\") ? name.substring(1) : name;
  }

  private void parse() {
    String source = "";
    String initial = "";
    for (int i = 1; i < lines.size() - 1; i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("attribute \\src ")) {
        source = line.substring("attribute \\src ".length()).replace("\"", "");
      } else if (line.startsWith("attribute \\init ")) {
        initial = line.substring("attribute \\init ".length());
      } else if (!line.startsWith("attribute ")) {
        if (line.startsWith("wire ")) wire(line.split(" "), source, initial);
        if (line.startsWith("cell ")) i = cell(i, source);
        source = "";
        initial = "";
      }
    }
  }

  private void wire(String[] words, String source, String initial) {
    int width = 1;
    String own = words[words.length - 1];
    for (int i = 1; i < words.length - 1; i++) {
      if (words[i].equals("width")) width = Integer.parseInt(words[i + 1]);
    }
    wires.put(own, new Wire(width, source, initial));
    for (int i = 1; i < words.length - 1; i++) port(words[i], words[i + 1], own, width);
  }

  private void port(String word, String number, String own, int width) {
    for (Direction direction : Direction.values()) {
      if (direction.name().equalsIgnoreCase(word)) numbered.put(Integer.parseInt(number), new Port(own, width, direction));
    }
  }

  private int cell(int first, String source) {
    String[] head = lines.get(first).strip().split(" ");
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, String> connections = new LinkedHashMap<>();
    int i = first + 1;
    for (; !lines.get(i).equals("  end"); i++) {
      String[] words = lines.get(i).strip().split(" ", 3);
      if (words[0].equals("connect")) connections.put(words[1], words[2]);
      if (words[0].equals("parameter")) parameter(lines.get(i).strip(), parameters);
    }
    cells.add(new Cell(head[1], head[2], source, first, i, parameters, connections));
    return i;
  }

  private static void parameter(String line, Map<String, String> parameters) {
    String[] words = line.replaceFirst("^parameter (signed |real )?", "").split(" ", 2);
    parameters.put(words[0], words[1]);
  }

  List<Port> ports() {
    return List.copyOf(numbered.values());
  }

  List<Cell> cells() {
    return cells;
  }

  /// The wire that a signal is, or of which it is a part.
  Wire wire(String signal) {
    return wires.get(signal.split(" ", 2)[0]);
  }

  /// The text under another name, without some cells and with more lines.
  String with(String newName, List<Cell> without, List<String> more) {
    boolean[] gone = new boolean[lines.size()];
    for (Cell cell : without) {
      for (int i = cell.first(); i <= cell.last(); i++) gone[i] = true;
    }
    var text = new StringBuilder("module \\" + newName + "\n");
    for (int i = 1; i < lines.size() - 1; i++) {
      // What is said of a cell that goes would be said of what follows it.
      if (!gone[i] && !isAboutGone(i, gone)) text.append(lines.get(i)).append('\n');
    }
    for (String line : more) text.append(line).append('\n');
    return text.append("end\n").toString();
  }

  private boolean isAboutGone(int line, boolean... gone) {
    int i = line;
    while (i < lines.size() && lines.get(i).startsWith("  attribute ")) i++;
    return i > line && gone[i];
  }
}
