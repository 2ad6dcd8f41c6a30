package burin.nn;

import java.util.random.RandomGenerator;

/// Assigns neurons to blocks at random.
public final class BlockAssignment {
  private BlockAssignment() {}

  /// The block of each of `neurons` neurons.
  ///
  /// The neurons are padded to `blocks` equal blocks and permuted at random, and the block of one is its place in the
  /// permutation divided by the size of a block. So every block is at most as large as the padded size.
  public static int[] random(int neurons, int blocks, RandomGenerator random) {
    int size = Math.ceilDiv(neurons, blocks);
    int[] places = new int[blocks * size];
    for (int i = 0; i < places.length; i++) places[i] = i;
    shuffle(places, random);
    int[] blockOf = new int[neurons];
    for (int i = 0; i < neurons; i++) blockOf[i] = places[i] / size;
    return blockOf;
  }

  /// Permutes `numbers` by the method of Fisher and Yates, written out so that no library changes the outcome.
  public static void shuffle(int[] numbers, RandomGenerator random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int number = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = number;
    }
  }
}
