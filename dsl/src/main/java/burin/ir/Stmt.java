package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import burin.source.Place;
import java.util.List;

/// What a module does, in program order. Of several drives of one signal that are active in a cycle, the last one wins;
/// combinational signals (outputs, wires, inputs of instances) must be driven on every path, registers keep their value
/// where none is active.
public sealed interface Stmt {
  Place place();

  /// A value for a signal or, with indices, for one lane of it. A register takes it at the clock edge.
  ///
  /// @param signal an output, wire, register or input of an instance
  /// @param path indices of nested lanes, outermost first; empty for the whole signal
  record Drive(Signal signal, List<Expr> path, Expr value, Place place) implements Stmt {
    public Drive {
      path = List.copyOf(path);
      Type target = signal.type();
      for (Expr index : path) {
        VecType vec = Types.vec(target);
        checkArgument(
            Range.of(0, vec.length() - 1).contains(Types.range(index.type())), "index %s of %s", index.type(), vec);
        target = vec.element();
      }
      checkArgument(Types.fits(value.type(), target), "%s: %s is no %s", signal.name(), value.type(), target);
    }

    public Drive(Signal signal, Expr value, Place place) {
      this(signal, List.of(), value, place);
    }
  }

  /// The first branch whose condition holds, else `otherwise`.
  record When(List<Branch> branches, List<Stmt> otherwise, Place place) implements Stmt {
    public When {
      branches = List.copyOf(branches);
      otherwise = List.copyOf(otherwise);
      checkArgument(!branches.isEmpty(), "when without a branch");
    }
  }

  /// A condition with what is done where it holds and no earlier one did.
  record Branch(Expr condition, List<Stmt> body, Place place) {
    public Branch {
      body = List.copyOf(body);
      checkArgument(condition.type() instanceof BoolType, "condition is %s, not bool", condition.type());
    }
  }

  /// A word written at the clock edge.
  record Write(Memory memory, Expr address, Expr value, Place place) implements Stmt {
    public Write {
      checkArgument(memory.holdsAddress(address.type()), "address %s of %s", address.type(), memory);
      checkArgument(Types.fits(value.type(), memory.element()), "%s is no %s", value.type(), memory.element());
    }
  }
}
