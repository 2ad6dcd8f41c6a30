package burin.bench;

import burin.Burin;
import burin.hdl.Module;
import burin.ir.Circuit;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.verilator.VerilatorOptions;
import burin.sim.verilator.VerilatorProgram;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is measured: an engine, alone or once on every core.
public enum Contender {
  JVM("jvm", false),
  JVM_THREADS("jvm-threads", true),
  VERILATOR("verilator", false),
  VERILATOR_THREADS("verilator-threads", true),
  INTERP("interp", false);

  private final String name;
  private final boolean onAllCores;

  Contender(String name, boolean onAllCores) {
    this.name = name;
    this.onAllCores = onAllCores;
  }

  /// What the command line calls it.
  public String engine() {
    return name;
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(Contender::engine).toList();
  }

  public static Optional<Contender> of(String name) {
    return Arrays.stream(values()).filter(contender -> contender.name.equals(name)).findFirst();
  }

  /// Independent simulators over one compiled circuit, each in a thread.
  int simulators() {
    return onAllCores ? Runtime.getRuntime().availableProcessors() : 1;
  }

  boolean needsVerilator() {
    return this == VERILATOR || this == VERILATOR_THREADS;
  }

  Compiled compile(Module top) {
    return switch (this) {
      case JVM, JVM_THREADS -> Engine.JVM.compile(top);
      case INTERP -> Engine.INTERP.compile(top);
      case VERILATOR, VERILATOR_THREADS -> verilated(top);
    };
  }

  /// Built for long runs.
  private static Compiled verilated(Module top) {
    Circuit circuit = Burin.circuit(top);
    var options = VerilatorOptions.defaults().with(VerilatorOptions.Optimization.FAST);
    return Compiled.of(top, circuit, VerilatorProgram.of(circuit, options)::open);
  }
}
