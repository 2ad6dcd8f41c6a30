package burin.bench;

import burin.hdl.Module;
import burin.sim.Simulator;

/// A design and what a benchmark does with it in every cycle: pokes, a step, peeks. It is written twice, in Java and in C++;
/// both draw the same random numbers, so that both end with one checksum.
interface Work {
  Module top();

  /// What drives a simulator of [#top], from the beginning of time on.
  Drive drive(Simulator sim);

  /// The same in C++.
  CppText cpp();

  /// Statements of C++ that use `dut`, `step()`, `next()` and `sum`.
  ///
  /// @param before from after the reset on, once
  /// @param cycle one cycle
  record CppText(String before, String cycle) {}
}
