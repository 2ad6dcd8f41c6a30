package burin.examples;

import burin.hdl.Module;
import burin.hdl.SInt;

/// As [Fir], with a multiplier, an adder and a register for each tap by itself. Every register is as wide as the sums that
/// arrive there can be.
public final class UnrolledFir extends Module {
  private final FilterConfig config;

  public final SInt x = input(sint(config.width()));
  public final SInt y = output(sint(config.sumBits()));

  public UnrolledFir(FilterConfig config) {
    this.config = config;
    super();
    SInt sum = lit(0);
    for (long coefficient : config.coefficients()) sum = regNext(sum.add(x.mul(coefficient)), 0);
    y.drive(sum);
  }
}
