package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.Vec;
import java.util.List;

/// The arithmetic of one slice by itself, with the registers of [SliceArray] around it: an operand times a weight, added to a
/// partial sum, or, where `fresh`, in its place. To see what a slice costs; the accelerator has all its slices in one
/// [SliceArray].
///
/// `result` comes two cycles and the latencies of the format's multiplication and addition after its operand; `sum` is taken when
/// the product is there. No reset.
public final class MacSlice extends Module {
  private final MlcnnConfig config;

  public final Bits operand = input(bits(config.precision().operandBits()));
  public final Bits weight = input(bits(config.precision().weightBits()));
  public final Bits sum = input(bits(config.precision().accumulatorBits()));
  public final Bool fresh = input(bool());
  public final Bits result = output(bits(config.precision().accumulatorBits()));

  public MacSlice(MlcnnConfig config) {
    this.config = config;
    super();
    var arithmetic = Arithmetic.of(config);
    var products = regNext(arithmetic.products(regNext(one(operand)), regNext(one(weight))));
    var began = products.map(arithmetic::sum);
    for (int i = 0; i < arithmetic.sumLatency(); i++) began = regNext(began);
    Bool begins = fresh;
    for (int i = 0; i < arithmetic.sumLatency(); i++) begins = regNext(begins);
    result.drive(mux(begins, began, arithmetic.sums(one(sum), products)).get(0));
  }

  private Vec<Bits> one(Bits value) {
    return vecOf(List.of(value));
  }
}
