package burin.cli;

import burin.tools.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// A language that emits a design, with its times so far.
final class Contestant {
  private final String tool;
  private final String design;
  private final boolean peer;
  private final TimedProgram program;
  private final Path verilog;
  private final List<TimedProgram.Times> times = new ArrayList<>();

  /// @param peer whether it is another language
  /// @param verilog the folder that `program` writes to
  Contestant(String tool, String design, boolean peer, TimedProgram program, Path verilog) {
    this.tool = tool;
    this.design = design;
    this.peer = peer;
    this.program = program;
    this.verilog = verilog;
  }

  String tool() {
    return tool;
  }

  String design() {
    return design;
  }

  boolean isPeer() {
    return peer;
  }

  /// Runs it without counting it, so that its files are in memory.
  void warmUp() {
    clear();
    program.run();
  }

  void measure() {
    clear();
    times.add(program.run());
  }

  /// To write over files may take longer, since some file systems flush what was there before.
  private void clear() {
    try {
      Folders.delete(verilog);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  double wall() {
    return median(TimedProgram.Times::wall);
  }

  double leastWall() {
    return times.stream().mapToDouble(TimedProgram.Times::wall).min().orElseThrow();
  }

  double cpu() {
    return median(TimedProgram.Times::cpu);
  }

  private double median(ToDoubleFunction<TimedProgram.Times> value) {
    List<Double> sorted = new ArrayList<>(times.stream().mapToDouble(value).boxed().toList());
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /// Lines of the Verilog that it has written; what stands in folders below is firtool's layers for verification, all empty.
  long lines() {
    try (Stream<Path> files = Files.list(verilog)) {
      return files.filter(file -> file.toString().endsWith(".v") || file.toString().endsWith(".sv"))
          .mapToLong(Contestant::lines).sum();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
