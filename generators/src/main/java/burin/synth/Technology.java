package burin.synth;

import java.util.Map;
import java.util.Optional;

/// How Yosys is told to map to a target, and what its cells count for.
sealed interface Technology permits StandardCells, Xc7, Ice40 {
  /// Files that the script reads, by name.
  Map<String, String> files();

  /// Everything but the scripts that results depend on.
  String identity();

  /// Maps the module `top`, which has been read.
  ///
  /// @param flatten whether what is below it becomes part of it
  String script(String top, boolean flatten);

  /// What one cell counts for; nothing for what is no cell of the technology, such as an instance of a module.
  Optional<Cost> cost(String cell);

  static Technology of(Target target, SynthesisOptions options) {
    return switch (target) {
      case OSU018 -> new StandardCells(Liberty.osu018());
      case XC7 -> new Xc7(options.dsps());
      case ICE40 -> new Ice40();
    };
  }

  static Cost lut(long count) {
    return new Cost(1, 0, count, 0, 0, 0);
  }

  static Cost flipFlop() {
    return new Cost(1, 0, 0, 1, 0, 0);
  }

  static Cost blockRam(double count) {
    return new Cost(1, 0, 0, 0, count, 0);
  }

  static Cost dsp() {
    return new Cost(1, 0, 0, 0, 0, 1);
  }

  static Cost other() {
    return new Cost(1, 0, 0, 0, 0, 0);
  }
}
