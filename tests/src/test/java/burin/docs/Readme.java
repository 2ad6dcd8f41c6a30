package burin.docs;

import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.Vec;

final class Readme {
  private Readme() {}

  // region dot
  /// The dot product of two vectors, one cycle later.
  public static final class Dot extends Module {
    public record Config(int lanes, int bits) {}

    private final Config config;
    public final Vec<SInt> a = input(vec(config.lanes(), sint(config.bits())));
    public final Vec<SInt> b = input(vec(config.lanes(), sint(config.bits())));
    public final SInt result;

    public Dot(Config config) {
      this.config = config;
      super();
      var products = a.zip(b, SInt::mul);
      var sum = products.reduceTree(SInt::add);
      result = output(sum.type());
      result.drive(regNext(sum, 0));
    }
  }
  // endregion

  static Dot shown() {
    return new Dot(new Dot.Config(400, 4));
  }
}
