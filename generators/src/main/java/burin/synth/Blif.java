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
import java.util.NavigableMap;
import java.util.TreeMap;

/// A netlist that Yosys has written as BLIF, turned into Verilog that OpenSTA reads: nets of one bit only, and nothing but
/// instances and plain assignments.
///
/// Yosys's own Verilog has assignments to several nets at once, which OpenSTA does not read, and splits ports, so that modules
/// no longer fit together.
final class Blif {
  private final StringBuilder body = new StringBuilder();
  private final Map<String, String> nets = new HashMap<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, String> directions = new HashMap<>();
  private String name = "";
  private int instances;

  private Blif() {}

  static String verilog(Path file) {
    var blif = new Blif();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) blif.read(line);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return blif.text();
  }

  private void read(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case ".model" -> name = words[1];
      case ".inputs" -> ports("input", words);
      case ".outputs" -> ports("output", words);
      case ".subckt", ".gate" -> instance(words);
      case ".conn" -> body.append("  assign ").append(net(words[2])).append(" = ").append(net(words[1])).append(";\n");
      default -> {}
    }
  }

  /// A bit of a port is `a` or `a[3]`.
  private void ports(String direction, String... words) {
    for (int i = 1; i < words.length; i++) {
      String port = base(words[i]);
      boolean single = port.equals(words[i]);
      ports.merge(port, single ? -1 : bit(words[i]), Math::max);
      directions.put(port, direction);
      nets.put(words[i], words[i]);
    }
  }

  private static String base(String bit) {
    int bracket = bit.endsWith("]") ? bit.lastIndexOf('[') : -1;
    return bracket < 0 ? bit : bit.substring(0, bracket);
  }

  private static int bit(String name) {
    return Integer.parseInt(name.substring(name.lastIndexOf('[') + 1, name.length() - 1));
  }

  private void instance(String... words) {
    Map<String, TreeMap<Integer, String>> pins = new LinkedHashMap<>();
    for (int i = 2; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      String pin = words[i].substring(0, equals);
      String net = net(words[i].substring(equals + 1));
      pins.computeIfAbsent(base(pin), _ -> new TreeMap<>()).put(base(pin).equals(pin) ? 0 : bit(pin), net);
    }
    List<String> texts = new ArrayList<>();
    pins.forEach((pin, bits) -> texts.add(".%s(%s)".formatted(pin, joined(bits))));
    body.append("  ").append(words[1]).append(" u").append(instances++)
        .append(" (").append(String.join(", ", texts)).append(");\n");
  }

  private static String joined(NavigableMap<Integer, String> bits) {
    return bits.size() == 1 ? bits.firstEntry().getValue() : "{" + String.join(", ", bits.descendingMap().values()) + "}";
  }

  private String net(String name) {
    return switch (name) {
      case "$true" -> "1'b1";
      case "$false", "$undef" -> "1'b0";
      default -> nets.computeIfAbsent(name, _ -> "n" + nets.size());
    };
  }

  private String text() {
    var text = new StringBuilder("module ").append(name).append(" (").append(String.join(", ", ports.keySet())).append(");\n");
    ports.forEach((port, high) -> text.append("  ").append(directions.get(port))
        .append(high < 0 ? " " : " [" + high + ":0] ").append(port).append(";\n"));
    nets.forEach((bit, net) -> {
      if (!bit.equals(net)) text.append("  wire ").append(net).append(";\n");
    });
    return text.append(body).append("endmodule\n").toString();
  }
}
