package burin.schematic;

import burin.ir.Expr;
import burin.ir.InstancePort;
import burin.ir.Memory;
import burin.ir.Port;
import burin.ir.Register;

/// Where a value comes from within a module when it is followed back through wires, slices and concatenations.
sealed interface Origin {
  record Input(Port port) implements Origin {}

  record Output(InstancePort port) implements Origin {}

  record Word(Memory memory) implements Origin {}

  record State(Register register) implements Origin {}

  /// A node that computes something.
  record Computed(Expr node) implements Origin {
    @Override
    public boolean equals(Object other) {
      return other instanceof Computed(Expr same) && same == node;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(node);
    }
  }
}
