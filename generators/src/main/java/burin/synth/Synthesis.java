package burin.synth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What synthesis has found of a design.
///
/// @param top the name of its top module
/// @param total of all instances
/// @param fmaxMhz the fastest clock; ports count as registers; empty where the target or the design has none
/// @param powerMw at the clock and activity of the options; empty where the target has none
/// @param modules each module once, the top first
/// @param macros memories and foreign modules that are not part of the total
/// @param notes what else a reader should know, a sentence each
public record Synthesis(
    Target target,
    String top,
    Cost total,
    OptionalDouble fmaxMhz,
    OptionalDouble powerMw,
    List<ModuleCost> modules,
    List<Macro> macros,
    List<String> notes) {
  public Synthesis {
    modules = List.copyOf(modules);
    macros = List.copyOf(macros);
    notes = List.copyOf(notes);
  }

  /// A module without what is instantiated in it.
  ///
  /// @param instances how many of it are in the design
  /// @param own what one of them takes
  public record ModuleCost(String module, long instances, Cost own) {
    /// What all of them take.
    public Cost all() {
      return own.times(instances);
    }
  }

  /// A module that stays a black box.
  ///
  /// @param bits of memory in each; 0 for what is no memory
  public record Macro(String module, long instances, long bits) {}

  /// Bits of all memories that are macros.
  public long macroBits() {
    return macros.stream().mapToLong(macro -> macro.instances() * macro.bits()).sum();
  }

  /// The measures by name: `cells area luts ffs brams dsps fmaxMhz powerMw`; null for what the target does not have.
  public Map<String, Object> measures() {
    Map<String, Object> measures = fields(target, total);
    measures.put("fmaxMhz", orNull(fmaxMhz));
    measures.put("powerMw", orNull(powerMw));
    return measures;
  }

  /// The fields of a cost by name: `cells area luts ffs brams dsps`.
  public static Map<String, Object> fields(Target target, Cost cost) {
    boolean fpga = target != Target.OSU018;
    var fields = new LinkedHashMap<String, Object>();
    fields.put("cells", cost.cells());
    fields.put("area", fpga ? null : cost.area());
    fields.put("luts", fpga ? cost.luts() : null);
    fields.put("ffs", cost.ffs());
    fields.put("brams", fpga ? cost.brams() : null);
    fields.put("dsps", fpga ? cost.dsps() : null);
    return fields;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
