package burin.power;

import java.util.ArrayList;
import java.util.List;

/// The bits of a signal in each cycle, of up to 64 runs at once: bit `i` of each word belongs to run `i`. A cycle in which no run
/// changes has the words of the cycle before.
final class BitFrames {
  private final int width;
  private final List<long[]> frames = new ArrayList<>();
  /// For each cycle the one that its words were made for; an earlier one where they are shared.
  private final List<Integer> origins = new ArrayList<>();

  /// @param width bits of a number
  BitFrames(int width) {
    this.width = width;
  }

  /// Takes down the numbers of one run, after those of all runs before it.
  ///
  /// @param cycle counted from 0, one after the other
  void put(int run, int cycle, long... numbers) {
    if (run == 0) begin(cycle, numbers);
    long[] frame = frames.get(cycle);
    if (origins.get(cycle) == cycle) {
      write(frame, run, numbers);
    } else if (!same(frame, run, numbers)) {
      long[] own = frame.clone();
      write(own, run, numbers);
      frames.set(cycle, own);
      origins.set(cycle, cycle);
    }
  }

  private void begin(int cycle, long... numbers) {
    boolean still = cycle > 0 && same(frames.get(cycle - 1), 0, numbers);
    frames.add(still ? frames.get(cycle - 1) : new long[numbers.length * width]);
    origins.add(still ? origins.get(cycle - 1) : (Integer) cycle);
  }

  private boolean same(long[] frame, int run, long... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      for (int bit = 0; bit < width; bit++) {
        if ((frame[i * width + bit] >>> run & 1) != (numbers[i] >>> bit & 1)) return false;
      }
    }
    return true;
  }

  private void write(long[] frame, int run, long... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      for (int bit = 0; bit < width; bit++) {
        int at = i * width + bit;
        frame[at] = frame[at] & ~(1L << run) | (numbers[i] >>> bit & 1) << run;
      }
    }
  }

  int cycles() {
    return frames.size();
  }

  /// The words of all bits, the first number's lowest bit first. They are not to be changed.
  long[] at(int cycle) {
    return frames.get(cycle);
  }
}
