package burin.apu;

/// What a program costs, by formula: the cycles are those of the machine, exactly.
public final class ApuFormulas {
  /// Cycles from a row's address to its output in the memory, beyond one cycle a row.
  public static final int PIPELINE_CYCLES = 2;

  /// Cycles that the sequencer spends on a layer beside routing and computing.
  public static final int CONTROL_CYCLES = 3;

  private ApuFormulas() {}

  /// Cycles of the route phase of a layer: one a slot.
  public static long routeCycles(ApuLayer layer) {
    return layer.slots();
  }

  /// Cycles of the compute phase of a layer: one a row, and the pipeline.
  public static long computeCycles(ApuLayer layer) {
    return (long) layer.rows() + PIPELINE_CYCLES;
  }

  /// Cycles of a layer.
  public static long cycles(ApuLayer layer) {
    return routeCycles(layer) + computeCycles(layer) + CONTROL_CYCLES;
  }

  /// Cycles from the start of the machine, with the inputs in place, to its end, with the outputs in place.
  public static long cyclesPerImage(ApuProgram program) {
    return program.layers().stream().mapToLong(ApuFormulas::cycles).sum();
  }

  /// Multiply-accumulates that an image needs: those inside the masks.
  public static long macsPerImage(ApuProgram program) {
    long macs = 0;
    for (int i = 0; i < program.layers().size(); i++) {
      for (int pe = 0; pe < program.config().pes(); pe++) {
        macs += (long) received(program, i, pe) * produced(program, i, pe);
      }
    }
    return macs;
  }

  /// The share of the machine's multipliers that do needed work, over all cycles of an image.
  public static double utilisation(ApuProgram program) {
    double multipliers = (double) program.config().pes() * program.config().blockInputs();
    return macsPerImage(program) / (multipliers * cyclesPerImage(program));
  }

  /// The fewest slots in which the activations of layer `index` can be routed: what its busiest PE sends or receives.
  public static int fewestSlots(ApuProgram program, int index) {
    int fewest = 0;
    for (int pe = 0; pe < program.config().pes(); pe++) {
      fewest = Math.max(fewest, Math.max(received(program, index, pe), sent(program, index, pe)));
    }
    return fewest;
  }

  /// Activations that `pe` receives in layer `index`.
  private static int received(ApuProgram program, int index, int pe) {
    ApuLayer layer = program.layers().get(index);
    int received = 0;
    for (int t = 0; t < layer.slots(); t++) {
      int select = program.pes().get(pe).select(program.config(), layer.selectBase() + t);
      if (select != program.config().idleSelect()) received++;
    }
    return received;
  }

  /// Outputs of `pe` in layer `index`: those that it sends in the next layer, or that the network has there.
  private static int produced(ApuProgram program, int index, int pe) {
    if (index + 1 == program.layers().size()) {
      return (int) program.outputs().stream().filter(place -> place.pe() == pe).count();
    }
    return sent(program, index + 1, pe);
  }

  /// Activations that `pe` sends in layer `index`.
  private static int sent(ApuProgram program, int index, int pe) {
    ApuLayer layer = program.layers().get(index);
    int sent = 0;
    for (int t = 0; t < layer.slots(); t++) {
      if (program.pes().get(pe).sends(program.config(), layer.selectBase() + t)) sent++;
    }
    return sent;
  }
}
