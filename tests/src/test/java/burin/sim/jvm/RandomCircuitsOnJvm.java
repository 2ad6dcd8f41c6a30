package burin.sim.jvm;

import burin.ir.Circuit;
import burin.random.RandomCircuits;
import burin.random.Size;
import burin.random.Stimulus;
import burin.sim.Hierarchy;
import burin.sim.LockstepModel;
import burin.sim.Model;
import burin.sim.interp.InterpModel;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Random circuits in the interpreter and as byte code, side by side.
///
/// As a program: `RandomCircuitsOnJvm SIZE FIRST-SEED COUNT [CYCLES [divided]]` tries that many seeds and prints those that
/// fail; `divided` has the code cut into the smallest pieces.
final class RandomCircuitsOnJvm {
  private static final Map<String, Size> SIZES =
      Map.of("tiny", Size.TINY, "small", Size.SMALL, "medium", Size.MEDIUM, "large", Size.LARGE, "wide", Size.WIDE);

  /// So small that everything is divided.
  static final Limits DIVIDED = new Limits(150, 150, 30, 3, 2, 3, 2);

  private RandomCircuitsOnJvm() {}

  public static void main(String[] args) {
    Size size = SIZES.get(args[0]);
    long first = Long.parseLong(args[1]);
    long count = Long.parseLong(args[2]);
    int cycles = args.length > 3 ? Integer.parseInt(args[3]) : 8;
    Limits limits = args.length > 4 ? DIVIDED : Limits.USUAL;
    int failures = 0;
    for (long seed = first; seed < first + count && failures < 5; seed++) {
      try {
        run(seed, size, cycles, limits);
      } catch (AssertionError e) {
        failures++;
        e.printStackTrace(System.out);
      }
    }
    System.out.println(count + " circuits from seed " + first + ", failed: " + failures);
    System.exit(failures == 0 ? 0 : 1);
  }

  /// @throws AssertionError where the two differ, with the seed
  static void run(long seed, Size size, int cycles, Limits limits) {
    try {
      Circuit circuit = RandomCircuits.circuit(seed, size);
      var interp = new LockstepModel.Engine("interp", InterpModel.of(circuit));
      var jvm = new LockstepModel.Engine("jvm", JvmProgram.compile(circuit, limits).newModel());
      try (var both = LockstepModel.of(circuit, interp, jvm, 3)) {
        drive(circuit, both, seed, cycles);
      }
    } catch (RuntimeException | LinkageError e) {
      throw new AssertionError("seed " + seed + ": " + e, e);
    }
  }

  /// Some cycles with peeks between the pokes and some without, and now and then new state.
  private static void drive(Circuit circuit, Model model, long seed, int cycles) {
    Stimulus stimulus = Stimulus.random(circuit, seed, cycles);
    var random = new Random(seed);
    List<Hierarchy.Element> elements = Hierarchy.elements(circuit);
    for (int cycle = 0; cycle < cycles; cycle++) {
      if (random.nextInt(3) == 0) peekAll(circuit, model);
      stimulus.apply(model, cycle);
      if (random.nextInt(2) == 0) peekAll(circuit, model);
      if (random.nextInt(6) == 0 && !elements.isEmpty()) copyState(elements, model, random);
      stimulus.step(model, cycle);
    }
  }

  private static void peekAll(Circuit circuit, Model model) {
    for (int port = 0; port < circuit.top().ports().size(); port++) model.peekBits(port);
  }

  /// Gives an element the state it has, or that of another of its type.
  private static void copyState(List<Hierarchy.Element> elements, Model model, Random random) {
    int to = random.nextInt(elements.size());
    int from = random.nextInt(elements.size());
    if (!elements.get(from).type().equals(elements.get(to).type())) from = to;
    BigInteger bits = model.state(from, random.nextInt(elements.get(from).words()));
    model.setState(to, random.nextInt(elements.get(to).words()), bits);
  }
}
