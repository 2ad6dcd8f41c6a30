package burin.synth;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.pass.ExtractMemories;
import burin.pass.MemoryShape;
import burin.synth.Synthesis.Macro;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a circuit will cost in standard cells, without any tool: in milliseconds where Yosys takes seconds or minutes.
///
/// Each module is built from gates of two inputs, exclusive ors and multiplexers as a synthesizer does before it optimizes;
/// what is equal is shared, what nothing depends on is left out. The gates are weighed so that the sums meet what Yosys makes
/// of them for [Target#OSU018]; `docs/synthesis.md` tells by how much they miss.
///
/// ```
/// Estimate estimate = Estimate.of(Burin.circuit(module));
/// estimate.cells();
/// ```
///
/// @param gates what was counted
/// @param cells of the library, as Yosys's count
/// @param area in square micrometres
/// @param depth gates on the longest path within a module; an adder counts as one with a quick carry
/// @param operators what is computed with
/// @param macros memories that are larger than what is built of flip-flops
public record Estimate(
    Gates gates, long cells, double area, int depth, OperatorBits operators, List<Macro> macros) {
  private static final Weights CELLS = new Weights(0.49, 2.01, 2.34, 0.41);
  private static final Weights AREA = new Weights(17.6, 70.1, 77.7, 70.5);

  public Estimate {
    macros = List.copyOf(macros);
  }

  /// Gates of two inputs, exclusive ors, multiplexers, all with inversions at no cost, and flip-flops.
  public record Gates(long ands, long xors, long muxes, long ffs) {
    private static final Gates NONE = new Gates(0, 0, 0, 0);

    Gates plus(Gates other) {
      return new Gates(ands + other.ands, xors + other.xors, muxes + other.muxes, ffs + other.ffs);
    }

    /// Cells of the library.
    long cells() {
      return Math.round(CELLS.of(this));
    }

    /// In square micrometres.
    double area() {
      return Math.round(AREA.of(this));
    }

    Gates times(long count) {
      return new Gates(ands * count, xors * count, muxes * count, ffs * count);
    }
  }

  /// What one of each is worth.
  private record Weights(double and, double xor, double mux, double flipFlop) {
    double of(Gates gates) {
      return and * gates.ands() + xor * gates.xors() + mux * gates.muxes() + flipFlop * gates.ffs();
    }
  }

  public long ffs() {
    return gates.ffs();
  }

  public static Estimate of(Circuit circuit) {
    return of(circuit, SynthesisOptions.LARGEST_MEMORY);
  }

  /// @param largestMemory bits of the largest memory that is built of flip-flops; see [SynthesisOptions]
  public static Estimate of(Circuit circuit, int largestMemory) {
    ExtractMemories.Result extracted = ExtractMemories.of(circuit, ExtractMemories.Which.ALL);
    Map<ModuleDef, Long> instances = instances(extracted.circuit());
    var sum = new Sum();
    for (ModuleDef module : extracted.circuit().modules()) {
      MemoryShape shape = extracted.shapes().get(module);
      long bits = shape == null ? 0 : (long) shape.words() * shape.width();
      if (bits > largestMemory) sum.macros.add(new Macro(module.name(), instances.get(module), bits));
      else sum.add(ModuleEstimate.of(module), instances.get(module));
    }
    return sum.estimate();
  }

  /// The measures by name: `cells area ffs depth adderBits multiplierBits registerBits muxBits memoryBits macroBits`.
  public Map<String, Object> measures() {
    var measures = new LinkedHashMap<String, Object>();
    measures.put("cells", cells);
    measures.put("area", area);
    measures.put("ffs", ffs());
    measures.put("depth", depth);
    measures.put("adderBits", operators.adders());
    measures.put("multiplierBits", operators.multipliers());
    measures.put("registerBits", operators.registers());
    measures.put("muxBits", operators.muxes());
    measures.put("memoryBits", operators.memories());
    measures.put("macroBits", macros.stream().mapToLong(macro -> macro.instances() * macro.bits()).sum());
    return measures;
  }

  /// Of each module how many there are in the design.
  private static Map<ModuleDef, Long> instances(Circuit circuit) {
    Map<ModuleDef, Long> instances = new IdentityHashMap<>();
    instances.put(circuit.top(), 1L);
    for (ModuleDef module : circuit.modules().reversed()) {
      for (Instance instance : module.instances()) {
        instances.merge(instance.module(), instances.get(module) * instance.count(), Long::sum);
      }
    }
    return instances;
  }

  /// What all modules come to.
  private static final class Sum {
    private final List<Macro> macros = new ArrayList<>();
    private Gates gates = Gates.NONE;
    private int depth;
    private OperatorBits operators = OperatorBits.NONE;

    void add(ModuleEstimate module, long count) {
      gates = gates.plus(module.gates().times(count));
      depth = Math.max(depth, module.depth());
      operators = operators.plus(module.operators().times(count));
    }

    Estimate estimate() {
      return new Estimate(gates, gates.cells(), gates.area(), depth, operators, macros);
    }
  }
}
