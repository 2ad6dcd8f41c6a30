package burin.synth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts modules that Yosys has written as BLIF together to one netlist without hierarchy.
final class NetlistReader {
  private final Map<String, Model> models = new HashMap<>();
  private final List<Netlist.Cell> cells = new ArrayList<>();
  /// For each net the net that it is the same as; itself where there is none.
  private final List<Integer> same = new ArrayList<>(List.of(Netlist.LOW, Netlist.HIGH));

  /// A module as it is written.
  private record Model(List<String> inputs, List<String> outputs, List<String[]> instances, List<String[]> joints) {
    Model() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private NetlistReader() {}

  /// @param files of all modules of the design
  /// @param top the name of the one that holds the others
  static Netlist read(List<Path> files, String top) {
    var reader = new NetlistReader();
    for (Path file : files) reader.parse(file);
    return reader.flat(top);
  }

  private void parse(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      var model = new Model();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        switch (words[0]) {
          case ".model" -> models.put(words[1], model);
          case ".inputs" -> model.inputs().addAll(List.of(words).subList(1, words.length));
          case ".outputs" -> model.outputs().addAll(List.of(words).subList(1, words.length));
          case ".subckt", ".gate" -> model.instances().add(words);
          case ".conn" -> model.joints().add(words);
          default -> {}
        }
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private Netlist flat(String top) {
    Model model = models.get(top);
    Map<String, Integer> nets = new HashMap<>();
    for (String bit : model.inputs()) nets.put(bit, fresh());
    place(model, nets);
    int[] numbers = numbers();
    List<Netlist.Cell> numbered = cells.stream()
        .map(cell -> new Netlist.Cell(cell.type(), numbered(cell.pins(), numbers))).toList();
    int count = 2;
    for (int number : numbers) count = Math.max(count, number + 1);
    return new Netlist(top, count, ports(model.inputs(), nets, numbers), ports(model.outputs(), nets, numbers), numbered);
  }

  private int fresh() {
    same.add(same.size());
    return same.size() - 1;
  }

  private int root(int net) {
    int root = net;
    while (same.get(root) != root) root = same.get(root);
    return root;
  }

  private void join(int driver, int driven) {
    same.set(root(driven), root(driver));
  }

  /// @param nets of the bits of its ports that are known; the others are added
  private void place(Model model, Map<String, Integer> nets) {
    nets.put("$false", Netlist.LOW);
    nets.put("$undef", Netlist.LOW);
    nets.put("$true", Netlist.HIGH);
    for (String[] joint : model.joints()) join(net(joint[1], nets), net(joint[2], nets));
    for (String[] words : model.instances()) {
      Map<String, Integer> pins = new LinkedHashMap<>();
      for (int i = 2; i < words.length; i++) {
        int equals = words[i].indexOf('=');
        pins.put(words[i].substring(0, equals), net(words[i].substring(equals + 1), nets));
      }
      Model below = models.get(words[1]);
      if (below == null) cells.add(new Netlist.Cell(words[1], pins));
      else place(below, new HashMap<>(pins));
    }
  }

  private int net(String name, Map<String, Integer> nets) {
    Integer known = nets.get(name);
    if (known != null) return known;
    nets.put(name, fresh());
    return nets.get(name);
  }

  /// Nets that are one get one number, without gaps.
  private int[] numbers() {
    int[] numbers = new int[same.size()];
    int next = 0;
    for (int i = 0; i < numbers.length; i++) if (root(i) == i) numbers[i] = next++;
    for (int i = 0; i < numbers.length; i++) numbers[i] = numbers[root(i)];
    return numbers;
  }

  private static Map<String, Integer> numbered(Map<String, Integer> pins, int... numbers) {
    Map<String, Integer> numbered = new LinkedHashMap<>();
    pins.forEach((pin, net) -> numbered.put(pin, numbers[net]));
    return numbered;
  }

  /// A bit of a port is `a` or `a[3]`.
  private Map<String, int[]> ports(List<String> bits, Map<String, Integer> nets, int... numbers) {
    Map<String, TreeMap<Integer, Integer>> ports = new LinkedHashMap<>();
    for (String bit : bits) {
      int bracket = bit.endsWith("]") ? bit.lastIndexOf('[') : -1;
      String name = bracket < 0 ? bit : bit.substring(0, bracket);
      int index = bracket < 0 ? 0 : Integer.parseInt(bit.substring(bracket + 1, bit.length() - 1));
      ports.computeIfAbsent(name, _ -> new TreeMap<>()).put(index, numbers[net(bit, nets)]);
    }
    Map<String, int[]> found = new LinkedHashMap<>();
    ports.forEach((name, nets2) -> found.put(name, nets2.values().stream().mapToInt(net -> net).toArray()));
    return found;
  }
}
