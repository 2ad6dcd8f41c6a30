package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Vec;
import java.util.List;

/// The circuits of a number format. Buffers, counters and controllers move words and know nothing of what they mean; whatever
/// depends on it is here.
///
/// A result is there as many cycles after its operands as the latency says; new operands may come in every cycle.
interface Arithmetic {
  /// The circuits for a configuration.
  static Arithmetic of(MlcnnConfig config) {
    return switch (config.format()) {
      case INT8 -> new IntegerArithmetic(config);
      case BINARY16, BINARY32 -> new FloatingArithmetic(config);
    };
  }

  /// The sums of activations, lane by lane, from the first row to the last.
  Vec<Bits> halfSums(List<Vec<Bits>> rows);

  /// Cycles of [#halfSums].
  int halfLatency();

  /// The activation, as it stands in DRAM, as a half sum.
  Bits activation(Bits stored);

  /// The half sum, as it stands in DRAM, as a half sum.
  Bits half(Bits stored);

  /// The sum of half sums, from the first one to the last.
  Bits windowSum(List<Bits> halves);

  /// Cycles of [#windowSum].
  int windowLatency();

  /// A half sum as an operand, where the window is one column.
  Bits operand(Bits half);

  /// Operands times weights, lane by lane.
  Vec<Bits> products(Vec<Bits> operands, Vec<Bits> weights);

  /// Cycles of [#products].
  int productLatency();

  /// A product as a partial sum.
  Bits sum(Bits product);

  /// Bits of a product.
  int productBits();

  /// Partial sums and one product more for each.
  Vec<Bits> sums(Vec<Bits> sums, Vec<Bits> products);

  /// Cycles of [#sums]; a partial sum may be added to again as many cycles and one later.
  int sumLatency();

  /// The circuit that pools partial sums and makes results of them.
  PostProcessor postProcessor();

  /// Cycles of [#postProcessor].
  int postLatency();
}
