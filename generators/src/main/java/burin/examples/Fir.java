package burin.examples;

import burin.hdl.Module;
import burin.hdl.SInt;

/// A filter in transposed form: every cycle the input times each coefficient is added to the sum that comes from the tap
/// before. Each step is one operation over the lanes of all taps; [UnrolledFir] is the same, tap by tap.
///
/// `y` in a cycle sums `x` of `i + 1` cycles before times coefficient `taps - 1 - i`, over all `i`; 0 after a reset.
public final class Fir extends Module {
  private final FilterConfig config;

  public final SInt x = input(sint(config.width()));
  public final SInt y = output(sint(config.sumBits()));

  public Fir(FilterConfig config) {
    this.config = config;
    super();
    // Sums move towards lane 0, so that lane 0 is the last tap and the first coefficient belongs to the last lane.
    var coefficients = constants(sint(config.width()), config.coefficients()).reverse();
    var sums = reg(vec(config.taps(), sint(config.sumBits())), 0);
    var products = coefficients.map(x::mul);
    // No sum of so many products leaves sumBits, which ranges alone cannot know of a register that feeds itself.
    sums.next(sums.shiftIn(lit(0)).zip(products, (sum, product) -> sum.add(product).wrap(config.sumBits())));
    y.drive(sums.get(0));
  }
}
