package burin.sim;

import burin.diag.Code;
import burin.diag.UserError;
import burin.ir.Circuit;
import burin.ir.ModuleDef;
import burin.ir.Port;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// All that a model holds at one moment: registers, read ports, memories, inputs, and which resets are active. A model of the
/// same circuit on any engine can be put there.
public final class Checkpoint {
  private final Circuit circuit;
  private final List<Hierarchy.Element> elements;
  private final List<BigInteger[]> state = new ArrayList<>();
  private final BigInteger[] inputs;
  private final long resets;
  /// Of the simulator, where one took it.
  private long cycle;
  private Timetable timetable = new Timetable();

  private Checkpoint(Circuit circuit, long resets) {
    this.circuit = circuit;
    this.elements = Hierarchy.elements(circuit);
    this.inputs = new BigInteger[circuit.top().ports().size()];
    this.resets = resets;
  }

  /// Whether it is known what a model of the circuit holds: not where it has models of foreign modules in it.
  public static boolean isPossible(Circuit circuit) {
    return circuit.modules().stream().allMatch(module -> module.foreign().isEmpty());
  }

  /// @param resets those that are active, which a model does not tell
  /// @throws UserError where the circuit has foreign modules
  public static Checkpoint of(Circuit circuit, Model model, long resets) {
    for (ModuleDef module : circuit.modules()) {
      if (module.foreign().isEmpty()) continue;
      throw new UserError(Code.FOREIGN_VERILOG,
          "`" + module.name() + "` is foreign Verilog, of which it is not known what it holds: there is no checkpoint of `"
              + circuit.top().name() + "`", "a run from the beginning");
    }
    var checkpoint = new Checkpoint(circuit, resets);
    checkpoint.take(model);
    return checkpoint;
  }

  static Checkpoint of(Circuit circuit, Model model, long resets, long cycle, Timetable timetable) {
    Checkpoint checkpoint = of(circuit, model, resets);
    checkpoint.cycle = cycle;
    checkpoint.timetable = timetable.copy();
    return checkpoint;
  }

  private void take(Model model) {
    for (int i = 0; i < elements.size(); i++) {
      BigInteger[] words = new BigInteger[elements.get(i).words()];
      for (int word = 0; word < words.length; word++) words[word] = model.state(i, word);
      state.add(words);
    }
    List<Port> ports = circuit.top().ports();
    for (int i = 0; i < inputs.length; i++) {
      if (ports.get(i).isInput()) inputs[i] = model.peekBits(i);
    }
  }

  Circuit circuit() {
    return circuit;
  }

  public long resets() {
    return resets;
  }

  long cycle() {
    return cycle;
  }

  Timetable timetable() {
    return timetable;
  }

  /// Puts a model there.
  public void restore(Model model) {
    model.resets(resets);
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i] != null) model.pokeBits(i, inputs[i]);
    }
    // A register can hold others in reset, which take a value only once it lets go of them.
    for (int round = 0; round <= elements.size() && setState(model); round++);
  }

  /// Sets what differs, and says whether anything did.
  private boolean setState(Model model) {
    boolean differed = false;
    for (int i = 0; i < elements.size(); i++) {
      BigInteger[] words = state.get(i);
      for (int word = 0; word < words.length; word++) {
        if (model.state(i, word).equals(words[word])) continue;
        model.setState(i, word, words[word]);
        differed = true;
      }
    }
    return differed;
  }
}
