package burin.bench;

import burin.sim.Simulator;

/// Drives a simulator with random numbers and sums up what comes out.
abstract class Drive {
  final Simulator sim;
  private long random = 88172645463325252L;
  /// Of what was peeked so far, in order.
  long sum;

  Drive(Simulator sim) {
    this.sim = sim;
  }

  /// What comes before the cycles that count.
  void load() {
    sim.reset().reset();
  }

  final void run(int cycles) {
    for (int i = 0; i < cycles; i++) cycle();
  }

  abstract void cycle();

  /// A number of 64 random bits.
  final long next() {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return random;
  }
}
