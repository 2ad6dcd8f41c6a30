package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import burin.source.Place;
import java.util.List;
import java.util.Optional;

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

  /// A word written at an edge of the domain; with a mask, only those of its lanes whose bit is set.
  ///
  /// @param mask a vector of bools, one for each lane of the memory's words, which are vectors
  record Write(
      Memory memory, Expr address, Expr value, Optional<Expr> mask, Domain domain, Place place) implements Stmt {
    public Write {
      checkArgument(memory.holdsAddress(address.type()), "address %s of %s", address.type(), memory);
      checkArgument(Types.fits(value.type(), memory.element()), "%s is no %s", value.type(), memory.element());
      mask.ifPresent(lanes -> checkArgument(isMask(lanes.type(), memory), "mask %s of %s", lanes.type(), memory));
    }

    /// A whole word, at an edge of the main clock.
    public Write(Memory memory, Expr address, Expr value, Place place) {
      this(memory, address, value, Optional.empty(), Clock.MAIN, place);
    }

    private static boolean isMask(Type mask, Memory memory) {
      return mask instanceof VecType bools
          && bools.element() instanceof BoolType
          && memory.element() instanceof VecType word
          && word.length() == bools.length();
    }
  }

  /// Something that is watched, while this statement is active, at each edge of the domain.
  record Watch(Event event, Domain domain, Place place) implements Stmt {}
}
