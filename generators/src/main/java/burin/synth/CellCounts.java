package burin.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many cells of each type a module has, instances of other modules among them.
record CellCounts(Map<String, Long> counts) {
  static final String FILE = "cells.txt";

  /// Reads what [#write] has written.
  static CellCounts read(Path folder) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve(FILE))) {
      String[] words = line.split(" ", 2);
      counts.put(words[1], Long.valueOf(words[0]));
    }
    return new CellCounts(counts);
  }

  void write(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    counts.forEach((type, count) -> lines.add(count + " " + type));
    Files.write(folder.resolve(FILE), lines);
  }

  /// Takes them from the table that Yosys's `stat` prints of one module.
  ///
  /// Its lines are `<spaces><type><spaces><count>`, after one that begins with `Number of cells`.
  static CellCounts ofStatistics(List<String> lines) {
    Map<String, Long> counts = new TreeMap<>();
    boolean inside = false;
    for (String line : lines) {
      String[] words = line.strip().split("\\s+");
      if (line.strip().startsWith("Number of cells")) inside = true;
      else if (inside && words.length == 2 && words[1].matches("\\d+")) counts.put(words[0], Long.valueOf(words[1]));
      else if (inside) break;
    }
    return new CellCounts(counts);
  }
}
