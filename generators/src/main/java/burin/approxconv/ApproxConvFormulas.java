package burin.approxconv;

/// What an [ApproxConv] costs and takes, by formula.
public final class ApproxConvFormulas {
  private ApproxConvFormulas() {}

  /// Cycles from one image to the next, where they come without pause: a cycle for each pixel.
  public static long interval(ApproxConvConfig config) {
    return (long) config.network().input().rows() * config.network().input().columns();
  }

  /// Cycles in which an image goes through: from the one in which its first pixel goes in to the one in which its last result
  /// goes out, both counted, where nobody waits. It has to be known which pixel of the image the last result needs.
  public static long latency(ApproxConvConfig config) {
    int row = config.network().shape(config.layers()).rows() - 1;
    int column = config.network().shape(config.layers()).columns() - 1;
    long stages = 0;
    for (int i = config.layers() - 1; i >= 0; i--) {
      int side = config.pool(i);
      int kernel = config.network().convolutions().get(i).kernel();
      row = row * side + side - 1 + kernel - 1;
      column = column * side + side - 1 + kernel - 1;
      stages += config.plan(i).latency() + (side > 1 ? 1 : 0);
    }
    return (long) row * config.network().input().columns() + column + 1 + stages;
  }

  /// Constant multipliers of all convolutions.
  public static long multipliers(ApproxConvConfig config) {
    return config.network().convolutions().stream().mapToLong(layer -> (long) layer.outputs() * layer.taps()).sum();
  }

  /// Bits of the registers that hold pixels so that windows can be made of them and can wait for the predictor.
  public static long rowBits(LayerPlan plan) {
    long rows = plan.chain(0).registerBits();
    if (!plan.predicts()) return rows;
    long pixel = (long) plan.input().channels() * ConvUnit.INPUT_BITS;
    return rows + switch (plan.structure().delay()) {
      case TAPS -> plan.delay() * pixel;
      case WINDOW -> (long) plan.delay() * plan.layer().taps() * ConvUnit.INPUT_BITS;
      case SECOND_LB -> rows + plan.delay() * (pixel + 1);
    };
  }

  /// Bits of the registers of all convolution units.
  public static long convBits(LayerPlan plan) {
    long bits = 0;
    for (int i = 0; i < plan.layer().outputs(); i++) bits += ConvUnit.registerBits(plan.structure(), plan.conv(i).taps);
    return bits;
  }

  /// Bits of the registers of all predictor units and of what they decide.
  public static long predictorBits(LayerPlan plan) {
    if (!plan.predicts()) return 0;
    long bits = plan.layer().outputs();
    for (int i = 0; i < plan.layer().outputs(); i++) bits += ApproxUnit.registerBits(plan.structure(), plan.factors(i));
    return bits;
  }

  /// Bits of all registers of a [StreamConvLayer].
  public static long registerBits(LayerPlan plan) {
    return rowBits(plan) + convBits(plan) + predictorBits(plan) + controlBits(plan);
  }

  /// Where the present pixel is, and which of the windows inside have a place in the image or are the first.
  private static long controlBits(LayerPlan plan) {
    boolean knowsTheEnd = plan.predicts() && plan.structure().delay() == PixelDelay.TAPS;
    return bits(plan.input().rows()) + bits(plan.input().columns()) + 2L * (plan.windowLatency() + 1) + (knowsTheEnd ? 1 : 0);
  }

  private static int bits(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }
}
