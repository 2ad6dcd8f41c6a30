package burin.apu;

import com.google.common.primitives.ImmutableIntArray;
import java.util.List;

/// What the memories of one PE hold before a network runs.
///
/// @param weights one row of `blockInputs` lanes an output, the rows of all layers one after the other
/// @param bias one a row, in units of the accumulator
/// @param selects one word a slot, the slots of all layers one after the other (see [#word])
public record PeImage(List<ImmutableIntArray> weights, ImmutableIntArray bias, ImmutableIntArray selects) {

  public PeImage {
    weights = List.copyOf(weights);
  }

  /// A word of the select memory of a machine of `config`: whether the PE sends its next output in this slot, and the
  /// PE from which it takes one, or `config.idleSelect()`.
  public static int word(ApuConfig config, boolean sends, int select) {
    return (sends ? 1 << config.selectBits() : 0) | select;
  }

  /// Whether the PE sends its next output in `slot`.
  public boolean sends(ApuConfig config, int slot) {
    return selects.get(slot) >> config.selectBits() != 0;
  }

  /// The PE from which this one takes an activation in `slot`, or `config.idleSelect()`.
  public int select(ApuConfig config, int slot) {
    return selects.get(slot) & ((1 << config.selectBits()) - 1);
  }

  void check(ApuConfig config, int pe, int rows, int slots) {
    count(pe, "weight rows", weights.size(), rows);
    count(pe, "biases", bias.length(), rows);
    count(pe, "select words", selects.length(), slots);
    for (int r = 0; r < rows; r++) checkRow(config, pe, r);
    for (int t = 0; t < slots; t++) range(pe, "select", t, select(config, t), 0, config.idleSelect());
    for (int t = 0; t < slots; t++) range(pe, "select word", t, selects.get(t), 0, (1 << config.selectWordBits()) - 1);
  }

  private void checkRow(ApuConfig config, int pe, int row) {
    count(pe, "lanes in row " + row, weights.get(row).length(), config.blockInputs());
    for (int i = 0; i < config.blockInputs(); i++) {
      int weight = weights.get(row).get(i);
      if (weight != 0) range(pe, "weight of row " + row, i, weight, config.minWeight(), config.maxWeight());
    }
    long limit = 1L << (config.biasBits() - 1);
    range(pe, "bias", row, bias.get(row), -limit, limit - 1);
  }

  private static void count(int pe, String what, int count, int expected) {
    if (count != expected) throw new IllegalArgumentException(
        "PE %d: %d %s, must be %d".formatted(pe, count, what, expected));
  }

  private static void range(int pe, String what, int index, int value, long lowest, long highest) {
    if (value < lowest || value > highest) throw new IllegalArgumentException(
        "PE %d: %s %d is %d, allowed %d..%d".formatted(pe, what, index, value, lowest, highest));
  }
}
