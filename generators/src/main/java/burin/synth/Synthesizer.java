package burin.synth;

import burin.diag.Code;
import burin.diag.UserError;
import burin.ir.Circuit;
import burin.synth.ModuleSynthesis.Result;
import burin.synth.Synthesis.Macro;
import burin.synth.Synthesis.ModuleCost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// Synthesizes circuits for a target.
///
/// ```
/// var synthesizer = new Synthesizer(Target.OSU018, SynthesisOptions.defaults());
/// Synthesis result = synthesizer.run(Burin.circuit(module));
/// result.measures().get("area");
/// ```
///
/// Each module is synthesized by itself and once, however many instances it has: what is known at its ports, such as an input
/// that is always 0, does not make it smaller. What was found of a module is kept on disk under a name that tells everything
/// it depends on, so that the points of a sweep share what they have in common; killed and parallel runs do no harm. May be
/// used by several threads at once.
///
/// A memory becomes flip-flops where the target has no memories, or none of its kind, and it is small enough
/// ([SynthesisOptions#largestMemory]); a larger one is a macro, which is told with its bits and is not in the totals.
public final class Synthesizer {
  private final Target target;
  private final SynthesisOptions options;

  public Synthesizer(Target target, SynthesisOptions options) {
    this.target = target;
    this.options = options;
  }

  /// Synthesizes a checked circuit.
  ///
  /// @throws UserError if a tool is missing, fails or takes too long
  public Synthesis run(Circuit circuit) {
    return run(circuit, _ -> {});
  }

  /// As [#run(Circuit)].
  ///
  /// @param progress is told how many modules are left, at the beginning and after each
  public Synthesis run(Circuit circuit, IntConsumer progress) {
    Technology technology = Technology.of(target, options);
    var tools = new Tools(options);
    Map<String, Unit> units = Units.of(circuit, target, options.largestMemory());
    Map<String, Result> results = synthesize(new ModuleSynthesis(technology, units, tools), units, progress);
    return new Design(circuit, technology, units, results).measure(tools);
  }

  /// The cells of a circuit that is mapped to standard cells, without hierarchy.
  ///
  /// @throws UserError if the target is none of standard cells, a part of the circuit stays a black box, or a tool fails
  public Netlist netlist(Circuit circuit) {
    if (!(Technology.of(target, options) instanceof StandardCells cells)) {
      throw new UserError(Code.OPTION, "a netlist of cells is for osu018, not for " + target.word(), "Target.OSU018");
    }
    Map<String, Unit> units = Units.of(circuit, target, options.largestMemory());
    units.values().stream().filter(Unit::isMacro).findFirst().ifPresent(macro -> {
      throw new UserError(Code.OPTION, "module %s is a black box, so that there is no netlist of %s".formatted(
          macro.name(), circuit.top().name()), "largestMemory(%d)".formatted(macro.macroBits().orElse(0L)));
    });
    Map<String, Result> results = synthesize(new ModuleSynthesis(cells, units, new Tools(options)), units, _ -> {});
    return NetlistReader.read(results.values().stream().map(each -> each.folder().resolve(StandardCells.NETLIST)).toList(),
        List.copyOf(units.keySet()).getLast());
  }

  /// The power of each cell of a netlist at the clock of the options, by OpenSTA.
  ///
  /// @throws UserError if it is missing, fails or takes too long
  public CellPowers powers(Netlist netlist) {
    return CellPowers.of(netlist, new Tools(options), options.clockMhz());
  }

  private Map<String, Result> synthesize(ModuleSynthesis synthesis, Map<String, Unit> units, IntConsumer progress) {
    List<Unit> open = units.values().stream().filter(unit -> !unit.isMacro()).toList();
    progress.accept(open.size());
    Map<String, Result> results = new LinkedHashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, options.jobs()));
    try {
      List<Future<Result>> running = open.stream().map(unit -> pool.submit(() -> synthesis.run(unit))).toList();
      for (Future<Result> future : running) {
        Result result = get(future);
        results.put(result.unit().name(), result);
        progress.accept(open.size() - results.size());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Result get(Future<Result> future) {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) throw cause;
      if (failure.getCause() instanceof Error cause) throw cause;
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interruption);
    }
  }

  /// One design, all of whose modules are synthesized.
  private final class Design {
    private final Circuit circuit;
    private final Technology technology;
    private final Map<String, Unit> units;
    private final Map<String, Result> results;
    private final String top;
    private final Map<String, Long> instances = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Design(Circuit circuit, Technology technology, Map<String, Unit> units, Map<String, Result> results) {
      this.circuit = circuit;
      this.technology = technology;
      this.units = units;
      this.results = results;
      this.top = List.copyOf(units.keySet()).getLast();
      count();
    }

    /// Those above come first.
    private void count() {
      instances.put(top, 1L);
      for (String name : List.copyOf(units.keySet()).reversed()) {
        long count = instances.getOrDefault(name, 0L);
        if (!results.containsKey(name)) continue;
        results.get(name).cells().counts().forEach((type, times) -> {
          if (units.containsKey(type)) instances.merge(type, count * times, Long::sum);
        });
      }
    }

    Synthesis measure(Tools tools) {
      List<ModuleCost> modules = modules();
      Cost total = modules.stream().map(ModuleCost::all).reduce(Cost.NONE, Cost::plus);
      OptionalDouble fmax = OptionalDouble.empty();
      OptionalDouble power = OptionalDouble.empty();
      switch (technology) {
        case StandardCells cells when options.timing() -> {
          StaticTiming.Found found = new StaticTiming(cells, tools, options).run(circuit.top(), top, results, macros());
          fmax = found.fmaxMhz();
          power = found.powerMw();
        }
        case Ice40 ice40 when options.timing() ->
            fmax = new Placement(ice40, tools, notes::add).run(circuit.top(), top, units, total);
        case StandardCells _, Xc7 _, Ice40 _ -> {}
      }
      return new Synthesis(target, top, total, fmax, power, modules, macros(), notes);
    }

    private List<ModuleCost> modules() {
      List<ModuleCost> modules = new ArrayList<>();
      for (String name : List.copyOf(results.keySet()).reversed()) {
        if (instances.containsKey(name)) modules.add(new ModuleCost(name, instances.get(name), own(results.get(name))));
      }
      return modules;
    }

    private Cost own(Result result) {
      Cost own = Cost.NONE;
      for (var cell : result.cells().counts().entrySet()) {
        if (!units.containsKey(cell.getKey())) own = own.plus(cost(cell.getKey()).times(cell.getValue()));
      }
      return own;
    }

    private Cost cost(String cell) {
      return technology.cost(cell).orElseGet(Technology::other);
    }

    private List<Macro> macros() {
      return units.values().stream().filter(unit -> unit.isMacro() && instances.containsKey(unit.name()))
          .map(unit -> new Macro(unit.name(), instances.get(unit.name()), unit.macroBits().orElseThrow())).toList();
    }
  }
}
