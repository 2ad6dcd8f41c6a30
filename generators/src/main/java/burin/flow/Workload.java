package burin.flow;

import burin.hdl.Module;
import burin.sim.Simulator;
import java.util.OptionalInt;

/// What a design is tried on: inputs, what the reference model makes of each, and how to drive the hardware.
///
/// Items are numbered from 0. All methods may be called by several threads at once.
///
/// @param <M> the class of the top module
public interface Workload<M extends Module> {
  /// A new module of the values that this was made for.
  M module();

  /// A driver for a simulated module; it has loaded what the hardware needs and is ready for inputs.
  Host host(M module, Simulator simulator);

  /// Number of inputs.
  int size();

  int[] input(int item);

  /// What the reference model says that the hardware must give for an input, bit for bit.
  int[] expected(int[] input);

  /// The class of an item, where that is known.
  OptionalInt label(int item);

  /// The cycles that an item takes by formula.
  long formulaCycles();

  /// What runs on what, in a few words.
  String description();
}
