package burin.examples;

import burin.hdl.Module;
import burin.hdl.SInt;

/// The input times each coefficient, registered, then summed by a balanced tree of adders: `y` is `x` of the cycle before
/// times the sum of all coefficients. Each level is one operation over lanes; [UnrolledTree] is the same, adder by adder.
public final class Tree extends Module {
  private final FilterConfig config;

  public final SInt x = input(sint(config.width()));
  public final SInt y = output(sint(config.sumBits()));

  public Tree(FilterConfig config) {
    this.config = config;
    super();
    var products = regNext(constants(sint(config.width()), config.coefficients()).map(x::mul));
    var sum = products.reduceTree(SInt::add);
    y.drive(sum);
  }
}
