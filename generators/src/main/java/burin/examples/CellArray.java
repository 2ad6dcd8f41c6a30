package burin.examples;

import static burin.examples.AddingCell.BITS;
import static com.google.common.base.Preconditions.checkArgument;

import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// An array of equal instances: lane `i` of `y` is lane `i` of `x` of the cycle before plus 1, modulo `2^16`.
public final class CellArray extends Module {
  private final int count;

  public final Vec<UInt> x = input(vec(count, uint(BITS)));
  public final Vec<UInt> y = output(vec(count, uint(BITS)));

  public CellArray(int count) {
    checkArgument(count >= 1, "count is %s, must be at least 1", count);
    this.count = count;
    super();
    var cells = instances(count, () -> new AddingCell(new AddingCell.Config(1)));
    cells.each(cell -> cell.in, x);
    y.drive(cells.get(cell -> cell.out));
  }
}
