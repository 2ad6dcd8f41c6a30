package burin.sim;

import burin.Burin;
import burin.hdl.Module;
import burin.ir.Circuit;
import burin.pass.InstrumentCoverage;
import burin.sim.coverage.CoverageOptions;
import burin.sim.coverage.CoveredModel;
import burin.sim.interp.InterpModel;
import burin.sim.jvm.JvmProgram;
import burin.sim.verilator.VerilatorOptions;
import burin.sim.verilator.VerilatorProgram;

/// What a circuit can be simulated on. All engines give the same values in every cycle.
public enum Engine {
  /// Slow and obvious: reads the circuit as it was written. The one that the others are measured by.
  INTERP,
  /// Byte code made for the circuit, in this JVM. The default: nothing has to be installed.
  JVM,
  /// The emitted Verilog on Verilator, in this process. Needs Verilator and a C++ compiler.
  VERILATOR,
  /// [#JVM] and [#VERILATOR] side by side; the first difference ends the run.
  LOCKSTEP;

  /// A simulator of a module, at the beginning of time.
  ///
  /// @throws burin.diag.UserError where the module has mistakes or a tool is missing
  public Simulator open(Module top) {
    return compile(top).open();
  }

  /// What all simulators of a module share; each of them belongs to one thread at a time.
  public Compiled compile(Module top) {
    return compile(top, Burin.circuit(top));
  }

  /// As [#compile(Module)], for a circuit that was made of `top` before.
  public Compiled compile(Module top, Circuit circuit) {
    return switch (this) {
      case INTERP -> Compiled.of(top, circuit, () -> InterpModel.of(circuit));
      case JVM -> Compiled.of(top, circuit, JvmProgram.compile(circuit)::newModel);
      case VERILATOR -> Compiled.of(top, circuit, VerilatorProgram.of(circuit, VerilatorOptions.defaults())::open);
      case LOCKSTEP -> lockstep(top, circuit);
    };
  }

  /// As [#compile(Module)], for simulators that collect what they cover; see [burin.sim.coverage.Coverage#of].
  public Compiled compile(Module top, CoverageOptions coverage) {
    return compile(top, Burin.circuit(top), coverage);
  }

  /// As [#compile(Module, CoverageOptions)], for a circuit that was made of `top` before.
  public Compiled compile(Module top, Circuit circuit, CoverageOptions coverage) {
    InstrumentCoverage.Result plan = InstrumentCoverage.of(circuit, coverage.kinds());
    return compile(top, plan.circuit()).around(model -> CoveredModel.of(plan, model));
  }

  private static Compiled lockstep(Module top, Circuit circuit) {
    var jvm = JvmProgram.compile(circuit);
    var verilator = VerilatorProgram.of(circuit, VerilatorOptions.defaults());
    return Compiled.of(top, circuit, () -> LockstepModel.of(
        circuit,
        new LockstepModel.Engine("jvm", jvm.newModel()),
        new LockstepModel.Engine("verilator", verilator.open())));
  }
}
