package burin.examples;

import static burin.examples.AddingCell.BITS;
import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Module;
import burin.hdl.UInt;

/// A chain of single instances of a small module: what is `x` in a cycle, plus what each of them adds, is `y` as many cycles
/// later as there are instances, modulo `2^16`.
public final class ManyInstances extends Module {
  /// What an instance adds.
  public enum Kind {
    /// All of them 1, so that they are one module.
    EQUAL,
    /// Each its own number, so that each has a module of its own.
    DIFFERENT
  }

  public final UInt x = input(uint(BITS));
  public final UInt y = output(uint(BITS));

  public ManyInstances(int count, Kind kind) {
    checkArgument(count >= 1 && count <= 1 << BITS, "count is %s, allowed 1..%s", count, 1 << BITS);
    super();
    var last = x;
    for (int i = 0; i < count; i++) {
      var cell = instance(new AddingCell(new AddingCell.Config(kind == Kind.EQUAL ? 1 : i)));
      cell.in.drive(last);
      last = cell.out;
    }
    y.drive(last);
  }
}
