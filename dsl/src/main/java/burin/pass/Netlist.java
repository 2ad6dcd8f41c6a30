package burin.pass;

import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Optional;

/// What a module computes, without its statements: one expression for each signal. Made by [LowerStatements].
///
/// @param drivers for each output, wire and input of an instance what it is, in order of declaration
/// @param next for each register what it holds after a clock edge without reset, in order of declaration; a register that
///     nothing drives is missing
/// @param writes the writes of memories in program order: of two active ones to one address the later one wins
/// @param watches what is watched, in program order
public record Netlist(
    ModuleDef module,
    ImmutableMap<Signal, Expr> drivers,
    ImmutableMap<Register, Expr> next,
    List<Write> writes,
    List<Watch> watches) {
  public Netlist {
    writes = List.copyOf(writes);
    watches = List.copyOf(watches);
  }

  /// @param enable a bool; a literal where the write happens at every edge of the domain
  public record Write(
      Memory memory, Expr enable, Expr address, Expr value, Optional<Expr> mask, Domain domain) {}

  /// @param enable a bool; a literal where the event is looked at before every edge of the domain
  public record Watch(Expr enable, Stmt.Watch stmt) {}

  /// The signals that a module must drive: its outputs and wires and the inputs of its instances. A foreign one drives its
  /// outputs in a way of its own.
  static List<Signal> driven(ModuleDef module) {
    if (module.foreign().isPresent()) return List.of();
    List<Signal> signals = new java.util.ArrayList<>(module.outputs());
    signals.addAll(module.wires());
    for (Instance instance : module.instances()) {
      instance.ports().stream().filter(port -> port.port().isInput()).forEach(signals::add);
    }
    return signals;
  }
}
