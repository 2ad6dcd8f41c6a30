package burin.verilog;

import burin.ir.Domain;
import burin.ir.GatedDomain;
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
  /// @param targets the registers that it drives, all of one domain
  record Clocked(Set<Object> targets, List<Stmt> body) implements Item {
    Domain domain() {
      return ((Register) targets.iterator().next()).domain();
    }

    List<Register> registers() {
      return targets.stream().map(Register.class::cast).toList();
    }

    /// Of all of them, or of none.
    boolean isReset() {
      return ((Register) targets.iterator().next()).reset().isPresent();
    }
  }

  /// The writes and synchronous reads of a memory at the edges of one domain.
  record Storage(WritePort port, List<Stmt> body, List<Behaviour.Read> reads) implements Item {
    Memory memory() {
      return port.memory();
    }

    Domain domain() {
      return port.domain();
    }

    /// Whether anything happens at an edge, rather than nothing but combinational reads.
    boolean isClocked() {
      return !body.isEmpty() || !reads.isEmpty();
    }
  }

  /// A clock gate.
  record Gate(GatedDomain domain) implements Item {}

  /// What is watched in one domain.
  ///
  /// @param watches by identity
  record Watching(Domain domain, Set<Object> watches, List<Stmt> body) implements Item {}

  record Child(Instance instance) implements Item {}
}
