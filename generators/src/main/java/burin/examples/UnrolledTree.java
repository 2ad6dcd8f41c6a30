package burin.examples;

import burin.hdl.Module;
import burin.hdl.SInt;
import java.util.ArrayList;
import java.util.List;

/// As [Tree], with a multiplier, a register and an adder each by itself.
public final class UnrolledTree extends Module {
  private final FilterConfig config;

  public final SInt x = input(sint(config.width()));
  public final SInt y = output(sint(config.sumBits()));

  public UnrolledTree(FilterConfig config) {
    this.config = config;
    super();
    List<SInt> values = new ArrayList<>();
    for (long coefficient : config.coefficients()) {
      var product = regNext(x.mul(coefficient));
      values.add(product);
    }
    while (values.size() > 1) values = sums(values);
    y.drive(values.getFirst());
  }

  /// One level of the tree: neighbours are added, an odd last value waits for the next level.
  private static List<SInt> sums(List<SInt> values) {
    List<SInt> sums = new ArrayList<>();
    for (int i = 0; i + 1 < values.size(); i += 2) sums.add(values.get(i).add(values.get(i + 1)));
    if (values.size() % 2 == 1) sums.add(values.getLast());
    return sums;
  }
}
