package burin.apu;

import java.util.Locale;

/// A program as text for people: the layer table, the cycles, and how full the machine is.
///
/// Beside the slots of a layer stands the fewest that any schedule can have.
final class ProgramListing {
  private static final String ROW = "%-12s %6s %5s %6s %6s %8s %8s %8s %6s %6s %5s %7s %9s %7s\n";

  private ProgramListing() {}

  static String of(ApuProgram program) {
    return head(program) + "\n" + table(program) + "\n" + memories(program);
  }

  private static String head(ApuProgram program) {
    ApuConfig config = program.config();
    return text("""
        program     %s
        machine     %d PEs, blocks up to %d x %d, weights %d bits, activations %d bits
        inputs      %d of %d bits
        outputs     %d%s
        cycles      %d an image
        multipliers %d multiply-accumulates an image keep %s %% busy
        """, program.name(), config.pes(), config.blockInputs(), config.blockOutputs(), config.weightBits(),
        config.activationBits(), program.inputs().size(), program.inputBits(), program.outputs().size(),
        program.raw() ? " accumulators of " + config.accumulatorBits() + " bits" : "",
        ApuFormulas.cyclesPerImage(program), ApuFormulas.macsPerImage(program),
        Math.round(1000 * ApuFormulas.utilisation(program)) / 10.0);
  }

  private static String table(ApuProgram program) {
    var table = new StringBuilder(text(ROW, "layer", "inputs", "rows", "slots", "fewest", "weights", "selects",
        "multiply", "shift", "max", "raw", "route", "compute", "cycles"));
    for (int i = 0; i < program.layers().size(); i++) {
      ApuLayer layer = program.layers().get(i);
      table.append(text(ROW, layer.name(), layer.inputs(), layer.rows(), layer.slots(),
          ApuFormulas.fewestSlots(program, i), "@" + layer.weightBase(), "@" + layer.selectBase(), layer.multiplier(),
          layer.shift(), layer.outputMax(), layer.raw() ? "yes" : "no", ApuFormulas.routeCycles(layer),
          ApuFormulas.computeCycles(layer), ApuFormulas.cycles(layer)));
    }
    return table.toString();
  }

  private static String memories(ApuProgram program) {
    ApuConfig config = program.config();
    return memory("memory", "used", "words", "bits a PE")
        + memory("weights", program.rows(), config.weightRows(), config.weightMemoryBits())
        + memory("biases", program.rows(), config.weightRows(), config.biasMemoryBits())
        + memory("selects", program.slots(), config.slots(), config.selectMemoryBits())
        + memory("outputs", "", config.outputRows(), config.outputMemoryBits())
        + memory("raw outputs", "", config.blockOutputs(), config.rawMemoryBits())
        + memory("layer table", program.layers().size(), config.layers(), "")
        + text("all memories of the machine: %d bits\n", config.memoryBits());
  }

  private static String memory(String name, Object used, Object words, Object bits) {
    return text("%-12s %6s %6s %10s", name, used, words, bits).stripTrailing() + "\n";
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
