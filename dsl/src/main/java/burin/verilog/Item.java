package burin.verilog;

import burin.ir.Instance;
import burin.ir.Memory;
import burin.ir.Register;
import burin.ir.Stmt;
import java.util.List;
import java.util.Set;

/// A piece of a module's body in the Verilog.
sealed interface Item {
  /// `assign`.
  record Assign(Stmt.Drive drive) implements Item {}

  /// An `always @*` block.
  ///
  /// @param targets the signals that it drives
  record Logic(Set<Object> targets, List<Stmt> body) implements Item {}

  /// An `always @(posedge clock)` block.
  ///
  /// @param targets the registers that it drives
  record Clocked(Set<Object> targets, List<Stmt> body) implements Item {
    List<Register> registers() {
      return targets.stream().map(Register.class::cast).toList();
    }

    /// Of all of them, or of none.
    boolean isReset() {
      return ((Register) targets.iterator().next()).reset().isPresent();
    }
  }

  /// The writes and synchronous reads of a memory.
  record Storage(Memory memory, List<Stmt> body, List<Behaviour.Read> reads) implements Item {}

  record Child(Instance instance) implements Item {}
}
