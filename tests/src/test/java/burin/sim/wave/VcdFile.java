package burin.sim.wave;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Reads value change dumps strictly, after the grammar of the standard and GTKWave's texts, knowing nothing of the writer.
final class VcdFile {
  /// @param type such as `wire`
  record Var(String name, String type, int width, NavigableMap<Long, String> values) {
    String at(long time) {
      return values.floorEntry(time).getValue();
    }
  }

  /// By their paths, in order of declaration.
  final Map<String, Var> vars = new TreeMap<>();
  private final Map<String, List<Var>> ids = new HashMap<>();
  private final Deque<String> words;
  long end;

  VcdFile(String text) {
    words = new ArrayDeque<>(Arrays.asList(text.strip().split("\\s+")));
    declarations();
    changes();
  }

  private void declarations() {
    Deque<String> scopes = new ArrayDeque<>();
    while (true) {
      String keyword = words.remove();
      List<String> body = new ArrayList<>();
      for (String word = words.remove(); !word.equals("$end"); word = words.remove()) body.add(word);
      switch (keyword) {
        case "$version", "$timescale" -> {}
        case "$scope" -> scopes.addLast(body.get(1));
        case "$upscope" -> scopes.removeLast();
        case "$var" -> declare(String.join(".", scopes), body);
        case "$enddefinitions" -> {
          if (!scopes.isEmpty()) throw new AssertionError("open scopes: " + scopes);
          return;
        }
        default -> throw new AssertionError(keyword);
      }
    }
  }

  private void declare(String scope, List<String> body) {
    int width = Integer.parseInt(body.get(1));
    if (body.size() == 5 && !body.get(4).equals("[" + (width - 1) + ":0]")) throw new AssertionError(body);
    String name = scope + "." + body.get(3);
    var var = new Var(name, body.get(0), width, new TreeMap<>());
    if (vars.put(name, var) != null) throw new AssertionError("twice: " + name);
    ids.computeIfAbsent(body.get(2), _ -> new ArrayList<>()).add(var);
  }

  private void changes() {
    long time = -1;
    while (!words.isEmpty()) {
      String word = words.remove();
      switch (word.charAt(0)) {
        case '#' -> {
          long next = Long.parseLong(word.substring(1));
          if (next <= time) throw new AssertionError("time " + next + " after " + time);
          time = next;
        }
        case '$' -> {
          if (!word.equals("$dumpvars") && !word.equals("$end")) throw new AssertionError(word);
        }
        case '0', '1' -> put(time, word.substring(1), word.substring(0, 1));
        case 'b', 's' -> put(time, words.remove(), word.substring(1));
        default -> throw new AssertionError(word);
      }
    }
    end = time;
  }

  private void put(long time, String id, String value) {
    for (Var var : ids.get(id)) {
      boolean isText = var.type().equals("string");
      if (!isText && new BigInteger(value, 2).bitLength() > var.width()) throw new AssertionError(var + ": " + value);
      var before = var.values().put(time, value);
      if (before != null) throw new AssertionError("two changes of " + var.name() + " at " + time);
    }
  }
}
