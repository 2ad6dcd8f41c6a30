package burin.sim.verilator;

import burin.sim.verilator.GeneratedSources.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/// The files of one call of g++, which compiles them as if they were one.
///
/// @param fast whether it runs every cycle
record CompileUnit(String name, boolean fast, List<SourceFile> files) {
  /// What is bigger is shared out among several units. Below, one call is cheaper than two: both read the same headers.
  private static final long MOST_BYTES = 1 << 20;
  /// Optimisation takes time.
  private static final long WEIGHT_OF_FAST = 2;

  CompileUnit {
    files = List.copyOf(files);
  }

  /// The units of a model, those that take longest first.
  ///
  /// @param shim goes with the fast files
  static List<CompileUnit> of(GeneratedSources sources, SourceFile shim) {
    List<SourceFile> fast = new ArrayList<>(sources.fast());
    fast.add(shim);
    List<CompileUnit> units = new ArrayList<>(divide("fast", true, fast));
    units.addAll(divide("slow", false, sources.slow()));
    units.sort(Comparator.comparingLong(CompileUnit::weight).reversed());
    return units;
  }

  /// Each file, the biggest first, goes to the unit that has least so far.
  private static List<CompileUnit> divide(String name, boolean fast, List<SourceFile> files) {
    long total = files.stream().mapToLong(SourceFile::bytes).sum();
    long count = Math.min(files.size(), (total + MOST_BYTES - 1) / MOST_BYTES);
    var units = new PriorityQueue<CompileUnit>(
        Comparator.comparingLong(CompileUnit::weight).thenComparing(CompileUnit::name));
    for (int i = 0; i < count; i++) units.add(new CompileUnit(name + i, fast, List.of()));
    files.stream().sorted(Comparator.comparingLong(SourceFile::bytes).reversed())
        .forEach(file -> units.add(units.remove().with(file)));
    return List.copyOf(units);
  }

  private CompileUnit with(SourceFile file) {
    List<SourceFile> more = new ArrayList<>(files);
    more.add(file);
    return new CompileUnit(name, fast, more);
  }

  private long weight() {
    return files.stream().mapToLong(SourceFile::bytes).sum() * (fast ? WEIGHT_OF_FAST : 1);
  }

  String text() {
    return files.stream().map(file -> "#include \"" + file.name() + "\"\n").collect(Collectors.joining());
  }
}
