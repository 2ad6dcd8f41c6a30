package burin.training;

import java.util.random.RandomGenerator;

/// Random permutations by the method of Fisher and Yates, written out so that no library changes them.
final class Shuffle {
  private Shuffle() {}

  static int[] permutation(int size, RandomGenerator random) {
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) numbers[i] = i;
    shuffle(numbers, random);
    return numbers;
  }

  static void shuffle(int[] numbers, RandomGenerator random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int number = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = number;
    }
  }
}
