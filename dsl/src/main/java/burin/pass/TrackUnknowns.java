package burin.pass;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Foreign;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Stmt;
import burin.ir.Verifier;
import burin.ir.Walk;
import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a circuit keep by itself how much of its values is known when all state but initial contents of memories begins
/// unknown, so that any engine tells. What it does otherwise stays the same, and its ports and state keep their names.
///
/// Beside each register, read port and memory stands a mask of what is known of it, see [Masks]. Masks begin at 0, which is
/// nothing. Inputs of the top are known.
public final class TrackUnknowns {
  /// After so many times, all inputs within are taken to be unknown.
  private static final int MOST_TIMES = 8;

  /// @param used the output of the top that is high where an output that counts is not known
  /// @param masks for each output of the top that is not always known the output that is its mask
  /// @param watched for each clock of the top the output that says that an assertion or an assumption may fail at its edge
  ///     while its reset is not active
  /// @param state for each module of the new circuit and the name of each register, read port and memory where its mask is
  public record Result(
      Circuit circuit,
      Port used,
      ImmutableMap<Port, Port> masks,
      ImmutableMap<Clock, Port> watched,
      ImmutableMap<ModuleDef, ImmutableMap<String, MaskPlace>> state) {}

  private final Map<ModuleDef, UnknownsModule> modules = new LinkedHashMap<>();

  private TrackUnknowns(Circuit circuit, Map<Port, Optional<Port>> outputs, Set<Port> unknownInputs) {
    for (ModuleDef module : circuit.modules()) {
      Optional<Map<Port, Optional<Port>>> counting = module == circuit.top() ? Optional.of(outputs) : Optional.empty();
      modules.put(module, new UnknownsModule(module, counting, modules::get, unknownInputs));
    }
  }

  /// Inputs are taken to be known until something is found to drive them that is not: then all is made anew.
  private static TrackUnknowns make(Circuit circuit, Map<Port, Optional<Port>> outputs) {
    Set<Port> unknownInputs = new HashSet<>();
    for (int times = 1; ; times++) {
      int before = unknownInputs.size();
      var made = new TrackUnknowns(circuit, outputs, unknownInputs);
      if (unknownInputs.size() == before) return made;
      if (times == MOST_TIMES) addInputs(circuit, unknownInputs);
    }
  }

  private static void addInputs(Circuit circuit, Set<Port> inputs) {
    circuit.modules().stream().filter(module -> module != circuit.top()).forEach(module -> inputs.addAll(module.inputs()));
  }

  /// Whether a circuit is of the kind that this is for: without gated clocks, resets of its own and [Foreign] modules, and
  /// each memory written by one clock.
  public static boolean isPossible(Circuit circuit) {
    return circuit.modules().stream().allMatch(TrackUnknowns::isPossible);
  }

  private static boolean isPossible(ModuleDef module) {
    return module.foreign().isEmpty() && module.clocking().derived().isEmpty() && isWrittenByOneClock(module);
  }

  private static boolean isWrittenByOneClock(ModuleDef module) {
    Map<Memory, Clock> writers = new HashMap<>();
    boolean[] one = {true};
    Walk.statements(module.body(), stmt -> {
      if (!(stmt instanceof Stmt.Write write)) return;
      Clock before = writers.put(write.memory(), write.domain().clock());
      one[0] &= before == null || before == write.domain().clock();
    });
    return one[0];
  }

  /// @param outputs those that count, each with the port that says when; it counts itself where that is not known
  public static Result of(Circuit circuit, Map<Port, Optional<Port>> outputs) {
    TrackUnknowns made = make(circuit, outputs);
    Map<ModuleDef, ImmutableMap<String, MaskPlace>> state = new LinkedHashMap<>();
    made.modules.values().forEach(module -> state.put(module.copy(), ImmutableMap.copyOf(module.state())));
    UnknownsModule top = made.modules.get(circuit.top());
    Circuit changed = Circuit.of(top.copy());
    Verifier.verify(changed);
    return new Result(changed, top.used(), ImmutableMap.copyOf(top.outputMasks()), ImmutableMap.copyOf(top.watched()),
        ImmutableMap.copyOf(state));
  }
}
