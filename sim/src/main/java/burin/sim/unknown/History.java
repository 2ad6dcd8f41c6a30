package burin.sim.unknown;

import burin.sim.Model;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What was done to a model, so that it can be done again to another.
final class History {
  private enum Kind { POKE, LANES, BITS, RESETS, EDGE, STATE }

  private static final int SHIFT = 32;

  /// For each event its kind and a number, and what belongs to it.
  private long[] events = new long[1 << 10];
  private int size;
  private final List<BigInteger> numbers = new ArrayList<>();
  private long edges;

  /// About how many bytes it has, as `long`s.
  long length() {
    return size + 4L * numbers.size();
  }

  long edges() {
    return edges;
  }

  private void add(Kind kind, int number) {
    add((long) kind.ordinal() << SHIFT | number);
  }

  private void add(long word) {
    if (size == events.length) events = Arrays.copyOf(events, 2 * size);
    events[size++] = word;
  }

  void poke(int port, long value) {
    add(Kind.POKE, port);
    add(value);
  }

  void lanes(int port, long[] lanes) {
    add(Kind.LANES, port);
    add(lanes.length);
    for (long lane : lanes) add(lane);
  }

  void bits(int port, BigInteger bits) {
    add(Kind.BITS, port);
    add(numbers.size());
    numbers.add(bits);
  }

  void resets(long active) {
    add(Kind.RESETS, 0);
    add(active);
  }

  void edge(long clocks) {
    add(Kind.EDGE, 0);
    add(clocks);
    edges++;
  }

  void state(int element, int word, BigInteger bits) {
    add(Kind.STATE, element);
    add(word);
    add(numbers.size());
    numbers.add(bits);
  }

  /// Does it to a model step by step.
  final class Replay {
    private final Model model;
    private int at;
    private long done;
    private long resets;

    /// @param resets those that are active before
    Replay(Model model, long resets) {
      this.model = model;
      this.resets = resets;
    }

    /// From where another one is.
    Replay(Model model, Replay from) {
      this.model = model;
      this.at = from.at;
      this.done = from.done;
      this.resets = from.resets;
    }

    Model model() {
      return model;
    }

    /// How many edges there have been.
    long edges() {
      return done;
    }

    long resets() {
      return resets;
    }

    /// Until there have been so many edges.
    void to(long edges) {
      while (done < edges) next();
    }

    /// All of it.
    void toEnd() {
      while (at < size) next();
    }

    private void next() {
      Kind kind = Kind.values()[(int) (events[at] >>> SHIFT)];
      int number = (int) events[at];
      long value = events[at + 1];
      at += 2;
      switch (kind) {
        case POKE -> model.poke(number, value);
        case LANES -> {
          model.pokeLanes(number, Arrays.copyOfRange(events, at, at + (int) value));
          at += (int) value;
        }
        case BITS -> model.pokeBits(number, numbers.get((int) value));
        case RESETS -> {
          resets = value;
          model.resets(value);
        }
        case EDGE -> {
          model.edge(value);
          done++;
        }
        case STATE -> {
          model.setState(number, (int) value, numbers.get((int) events[at]));
          at++;
        }
      }
    }
  }
}
