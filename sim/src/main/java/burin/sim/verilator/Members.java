package burin.sim.verilator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The variables of the C++ classes that Verilator made, and which of them holds a [Slot].
///
/// Verilator puts every module into its parent's class (`tiles[3].sum` is `Top__DOT__tiles__BRA__3__KET____DOT__sum`
/// of the root) but for large ones that are used more than once, which get a class of their own and one object for
/// each use. It drops variables that nothing reads, that are constant or that equal another.
final class Members {
  static final String PREFIX = "Vm";

  private static final Pattern PORT = Pattern.compile("\\s+VL_(?:IN|OUT|INOUT)(?:8|16|64|W)?\\((\\w+),.*\\);");
  private static final Pattern VARIABLE =
      Pattern.compile("\\s+(?:CData|SData|IData|QData|VlWide<\\d+>|VlUnpacked<.*>)(?:/\\*\\d+:\\d+\\*/)? (\\w+);");
  private static final Pattern OBJECT = Pattern.compile("\\s+(" + PREFIX + "_\\w+)\\s+(TOP\\w*);");

  /// The class of each object in the symbol table, by the object's name.
  private final Map<String, String> objects = new HashMap<>();
  private final Map<String, Set<String>> variables = new HashMap<>();

  private Members() {}

  /// Reads the headers in the folder.
  static Members read(Path folder) throws IOException {
    var members = new Members();
    for (String line : Files.readAllLines(folder.resolve(PREFIX + "__Syms.h"))) {
      Matcher object = OBJECT.matcher(line);
      if (object.matches()) members.objects.put(object.group(2), object.group(1));
    }
    for (String name : List.copyOf(members.objects.values())) members.readClass(folder, name);
    return members;
  }

  private void readClass(Path folder, String name) throws IOException {
    if (variables.containsKey(name)) return;
    Set<String> found = new HashSet<>();
    for (String line : Files.readAllLines(folder.resolve(name + ".h"))) {
      Matcher port = PORT.matcher(line);
      Matcher variable = VARIABLE.matcher(line);
      if (port.matches()) found.add(port.group(1));
      if (variable.matches()) found.add(variable.group(1));
    }
    variables.put(name, found);
  }

  /// How C++ reaches a port of the top module, from the symbol table.
  Optional<String> port(String identifier) {
    String name = encode(identifier);
    return variable("TOP", name).or(() -> variable("TOP", "__SYM__" + name));
  }

  /// How C++ reaches a port, register or memory, from the symbol table; empty where Verilator dropped it.
  Optional<String> find(String top, Slot slot) {
    Optional<String> port = slot.path().isEmpty() ? port(slot.identifier()) : Optional.empty();
    if (port.isPresent()) return port;
    List<String> path = new ArrayList<>();
    path.add(encode(top));
    slot.path().forEach(step -> path.add(encodeInstance(step)));
    return find("TOP", path, encode(slot.identifier()));
  }

  /// Whether the slot is there and surely kept up to date. A class with several objects has each variable that one of
  /// them needs, and leaves it as it is in the others.
  boolean isAlive(String top, Slot slot) {
    return find(top, slot).map(place -> place.substring(0, place.indexOf('.'))).filter(this::isOnlyOne).isPresent();
  }

  private boolean isOnlyOne(String object) {
    return Collections.frequency(objects.values(), objects.get(object)) == 1;
  }

  /// Looks in the object and then, for each way to go on from it, in the objects below.
  private Optional<String> find(String object, List<String> path, String identifier) {
    String joined = path.isEmpty() ? identifier : String.join("__DOT__", path) + "__DOT__" + identifier;
    Optional<String> here = variable(object, joined).or(() -> variable(object, "__PVT__" + joined));
    if (here.isPresent()) return here;
    for (int i = 1; i <= path.size(); i++) {
      String below = object + "__" + String.join("__DOT__", path.subList(0, i));
      if (!objects.containsKey(below)) continue;
      Optional<String> found = find(below, path.subList(i, path.size()), identifier);
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private Optional<String> variable(String object, String name) {
    boolean exists = variables.get(objects.get(object)).contains(name);
    return exists ? Optional.of(object + "." + name) : Optional.empty();
  }

  private static String encodeInstance(String step) {
    int bracket = step.indexOf('[');
    if (bracket < 0) return encode(step);
    return encode(step.substring(0, bracket)) + "__BRA__" + step.substring(bracket + 1, step.length() - 1) + "__KET__";
  }

  /// Verilator's spelling of an identifier: two underscores mean something to it, other characters mean nothing to C++.
  static String encode(String identifier) {
    var out = new StringBuilder();
    for (int i = 0; i < identifier.length(); i++) {
      char c = identifier.charAt(i);
      boolean doubled = c == '_' && i + 1 < identifier.length() && identifier.charAt(i + 1) == '_';
      if (doubled) {
        out.append("___05F");
        i++;
      } else if (c == '_' || isLetter(c) || isDigit(c) && i > 0) {
        out.append(c);
      } else {
        out.append("__0%02x".formatted((int) c));
      }
    }
    return out.toString();
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
