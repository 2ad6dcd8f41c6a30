package burin.sim;

import burin.Burin;
import burin.diag.Code;
import burin.diag.UserError;
import burin.hdl.Bool;
import burin.hdl.Elaborator;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.ir.Circuit;
import burin.ir.Expr;
import burin.ir.Port;
import burin.ir.Ref;
import burin.pass.TrackUnknowns;
import burin.sim.jvm.JvmProgram;
import burin.sim.unknown.Judged;
import burin.sim.unknown.TrackingModel;
import burin.sim.unknown.UnknownModel;

/// Finds what depends on state that was never set. In hardware a register without reset and a memory word that nothing has
/// written hold anything when power comes on; the engines let them begin at 0, so that a test may pass where the chip fails.
///
/// ```java
/// try (var sim = Unknowns.of(module).qualified(module.data, module.valid).open()) {
///   sim.reset().step(100);
/// }
/// ```
///
/// A step ends in a [burin.sim.unknown.UnknownUse] where an output of the top module, an assertion or an assumption, or
/// what gates a clock or a reset may be otherwise had the state begun otherwise. The error has the way back to the register
/// or word. Everything else is as with any engine. It runs on [Engine#JVM], in a circuit that keeps masks of what is known; one
/// with gated clocks, resets of its own or foreign modules is interpreted, which is slow, as [Engine#INTERP] is.
public final class Unknowns {
  private final Module top;
  private final Circuit circuit;
  private final Judged judged;

  private Unknowns(Module top, Circuit circuit, Judged judged) {
    this.top = top;
    this.circuit = circuit;
    this.judged = judged;
  }

  /// All outputs, from the second clock edge on; the first one is that of the reset.
  public static Unknowns of(Module top) {
    return new Unknowns(top, Burin.circuit(top), Judged.ALL);
  }

  private Unknowns with(Judged judged) {
    return new Unknowns(top, circuit, judged);
  }

  /// Before how many clock edges nothing is looked at; 1 unless this is called.
  public Unknowns settling(long edges) {
    if (edges < 0) throw Handles.wrong(Code.SIZE, "settling for " + edges + " clock edges", "at least 0");
    return with(judged.settling(edges));
  }

  /// An output, or a bundle of outputs, counts only in cycles in which `qualifier`, a port too, is high or in doubt itself.
  public Unknowns qualified(Value output, Bool qualifier) {
    Port port = port(qualifier, qualifier.expr());
    Judged more = judged;
    for (Expr expr : output.exprs()) more = more.qualified(output(output, expr), port);
    return with(more);
  }

  /// An output, or a bundle of outputs, never counts.
  public Unknowns ignoring(Value output) {
    Judged more = judged;
    for (Expr expr : output.exprs()) more = more.ignoring(output(output, expr));
    return with(more);
  }

  private Port output(Value value, Expr expr) {
    Port port = port(value, expr);
    if (!port.isInput()) return port;
    throw wrong("`" + port.name() + "` is an input of `" + circuit.top().name() + "`", "one of its outputs");
  }

  private Port port(Value value, Expr expr) {
    if (expr instanceof Ref ref && ref.signal() instanceof Port port) {
      int number = Elaborator.written(top).ports().indexOf(port);
      if (number >= 0) return circuit.top().ports().get(number);
    }
    throw wrong(value + " is no port of `" + circuit.top().name() + "`", "a port of the module that is simulated");
  }

  private static UserError wrong(String message, String hint) {
    return Handles.wrong(Code.FOREIGN, message, hint);
  }

  /// What simulators of the module share.
  public Compiled compile() {
    if (!TrackUnknowns.isPossible(circuit)) return Compiled.of(top, circuit, () -> UnknownModel.of(circuit, judged));
    var program = TrackingModel.Program.of(circuit, judged, changed -> JvmProgram.compile(changed)::newModel);
    return Compiled.of(top, circuit, program::newModel);
  }

  /// A simulator at the beginning of time.
  public Simulator open() {
    return compile().open();
  }
}
