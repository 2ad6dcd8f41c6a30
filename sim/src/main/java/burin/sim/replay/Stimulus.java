package burin.sim.replay;

import burin.sim.Checkpoint;
import burin.sim.Model;
import burin.sim.wave.Recorder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What was done to a model from a moment on, as numbers one after the other.
final class Stimulus {
  /// What each entry begins with, with a number of a port above it; behind it come as many numbers as it needs.
  private static final int POKE = 0;
  private static final int LANES = 1;
  private static final int BITS = 2;
  private static final int RESETS = 3;
  private static final int EDGE = 4;
  private static final int STATE = 5;
  private static final int KINDS = 8;

  private final Optional<Checkpoint> begin;
  private final long firstCycle;
  private long[] numbers = new long[64];
  private int size;
  private long edges;
  /// Values that are no `long`.
  private final List<BigInteger> values = new ArrayList<>();

  /// @param begin empty for the beginning of time
  Stimulus(Optional<Checkpoint> begin, long firstCycle) {
    this.begin = begin;
    this.firstCycle = firstCycle;
  }

  long firstCycle() {
    return firstCycle;
  }

  long edges() {
    return edges;
  }

  /// How many numbers were written down.
  long size() {
    return size;
  }

  void poke(int port, long value) {
    add(POKE + (long) KINDS * port);
    add(value);
  }

  void lanes(int port, long[] lanes) {
    add(LANES + (long) KINDS * port);
    add(lanes.length);
    for (long lane : lanes) add(lane);
  }

  void bits(int port, BigInteger bits) {
    add(BITS + (long) KINDS * port);
    add(values.size());
    values.add(bits);
  }

  void resets(long active) {
    add(RESETS);
    add(active);
  }

  void edge(long clocks, long time) {
    add(EDGE);
    add(clocks);
    add(time);
    edges++;
  }

  void state(int element, int word, BigInteger bits) {
    add(STATE + (long) KINDS * element);
    add(word);
    add(values.size());
    values.add(bits);
  }

  private void add(long number) {
    if (size == numbers.length) numbers = Arrays.copyOf(numbers, 2 * size);
    numbers[size++] = number;
  }

  /// Puts a model where this begins.
  void begin(Model model, Recorder recorder, long time) {
    begin.ifPresent(checkpoint -> checkpoint.restore(model));
    recorder.resets(begin.map(Checkpoint::resets).orElse(0L));
    recorder.restart(firstCycle, time);
  }

  /// Does everything once more.
  void replay(Model model, Recorder recorder) {
    for (int at = 0; at < size; ) at = replay(at, model, recorder);
  }

  /// @return where the next entry is
  private int replay(int at, Model model, Recorder recorder) {
    int number = (int) (numbers[at] / KINDS);
    switch ((int) (numbers[at] % KINDS)) {
      case POKE -> model.poke(number, numbers[at + 1]);
      case LANES -> {
        int count = (int) numbers[at + 1];
        model.pokeLanes(number, Arrays.copyOfRange(numbers, at + 2, at + 2 + count));
        return at + 2 + count;
      }
      case BITS -> model.pokeBits(number, bits(at + 1));
      case RESETS -> {
        model.resets(numbers[at + 1]);
        recorder.resets(numbers[at + 1]);
      }
      case EDGE -> {
        recorder.edge(numbers[at + 1], numbers[at + 2]);
        model.edge(numbers[at + 1]);
        return at + 3;
      }
      default -> {
        model.setState(number, (int) numbers[at + 1], bits(at + 2));
        return at + 3;
      }
    }
    return at + 2;
  }

  private BigInteger bits(int at) {
    return values.get((int) numbers[at]);
  }
}
