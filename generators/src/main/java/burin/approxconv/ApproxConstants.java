package burin.approxconv;

import java.util.stream.LongStream;

/// The factors of one output's predictor, see [ConvConstants] for why this is no record.
final class ApproxConstants {
  final Taps factors;

  ApproxConstants(Taps factors) {
    this.factors = factors;
  }

  LongStream sizes() {
    return factors.values().map(Math::abs);
  }

  LongStream signs() {
    return factors.values().map(factor -> factor < 0 ? 1 : 0);
  }

  /// Factors below 0.
  long negatives() {
    return signs().sum();
  }

  /// The tree that adds what the lanes are: `~v`, which is `-v - 1`, stands for `-v`.
  TreePlan plan(int inputBits) {
    long most = (1L << inputBits) - 1;
    long[] least = factors.values().map(factor -> factor < 0 ? factor * most - 1 : 0).toArray();
    long[] greatest = factors.values().map(factor -> factor < 0 ? -1 : factor * most).toArray();
    return TreePlan.of(least, greatest);
  }
}
