package burin.docs;

import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.lib.arithmetic.FloatFormat;
import burin.lib.arithmetic.Floating;
import burin.lib.arithmetic.Tree;
import burin.lib.arithmetic.TreeMultiplier;

/// The circuits of `docs/guide/arithmetic.md`.
public final class ArithmeticGuide {
  private ArithmeticGuide() {}

  // region neuron
  /// `max(0, a * b + c)`, five cycles later.
  public static final class Neuron extends Module {
    private static final FloatFormat FORMAT = FloatFormat.BINARY16.flushing();

    public final Floating a = input(Floating.type(FORMAT));
    public final Floating b = input(Floating.type(FORMAT));
    public final Floating c = input(Floating.type(FORMAT));
    public final Floating result = output(Floating.type(FORMAT));

    public Neuron() {
      var pipe = pipeline();
      var product = a.mul(b, 3);
      for (int i = 0; i < 3; i++) pipe.stage();
      var sum = product.add(pipe.at(c), 2);
      result.drive(sum.relu());
    }
  }
  // endregion

  // region converter
  /// A sample of 12 bits as a number in [-1, 1), at half its loudness, and back.
  public static final class Converter extends Module {
    public final SInt sample = input(sint(12));
    public final Floating softer = output(Floating.type(FloatFormat.BFLOAT16));
    public final SInt whole = output(sint(12));

    public Converter() {
      var exact = Floating.of(sample, FloatFormat.BINARY32, 0);
      softer.drive(exact.scaled(-12, 0).to(FloatFormat.BFLOAT16, 0));
      whole.drive(softer.scaled(11, 0).toSInt(12, 0));
    }
  }
  // endregion

  // region tree
  /// A weight times an activation, through a tree of adders without a carry, two cycles later.
  public static final class Weighted extends Module {
    public final UInt activation = input(uint(8));
    public final SInt weight = input(sint(8));
    public final SInt product = output(sint(16));

    public Weighted() {
      product.drive(TreeMultiplier.multiply(weight, activation, Tree.WALLACE, 2));
    }
  }
  // endregion

  static Module neuron() {
    return new Neuron();
  }
}
