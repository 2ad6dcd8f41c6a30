package burin.flow;

import burin.apu.Apu;
import burin.apu.ApuConfig;
import burin.nn.Networks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// The catalogue's entry of the [Apu].
final class ApuDesign implements Design {
  private static final ApuConfig PAPER = ApuConfig.paper();

  @Override
  public String name() {
    return "apu";
  }

  @Override
  public String description() {
    return "accelerator for block-diagonal layers: an array of spatial PEs with static routing between them";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.of("pes", PAPER.pes(), Allowed.of(1, ApuConfig.MAX_PES),
            "processing elements, one block of a layer each"),
        Parameter.of("block", PAPER.blockInputs(), Allowed.of(1, ApuConfig.MAX_BLOCK),
            "inputs and outputs of the largest block; the multipliers of a PE"),
        Parameter.of("bits", PAPER.weightBits(), Allowed.of(2, 8).or(16),
            "width of weights and activations"),
        depth("layers", "8", ApuConfig::layers, ApuConfig.MAX_LAYERS,
            "layers of the longest network"),
        depth("weightRows", "block", ApuConfig::weightRows, ApuConfig.MAX_DEPTH,
            "words of a weight memory: block outputs of all layers"),
        depth("slots", "2 * block", ApuConfig::slots, ApuConfig.MAX_DEPTH,
            "words of a select memory: route cycles of all layers"));
  }

  private static Parameter depth(
      String name, String defaultText, ToIntFunction<ApuConfig> depth, int highest, String description) {
    return new Parameter(name, defaultText, values -> depth.applyAsInt(size(values)), Allowed.of(1, highest), description);
  }

  @Override
  public void check(ParameterValues values) {
    config(values);
  }

  @Override
  public Apu module(ParameterValues values) {
    return new Apu(config(values));
  }

  @Override
  public Map<String, Long> formulas(ParameterValues values) {
    ApuConfig config = config(values);
    var formulas = new LinkedHashMap<String, Long>();
    formulas.put("multipliers", (long) config.pes() * config.blockInputs());
    formulas.put("memoryBits", config.memoryBits());
    formulas.put("weightMemoryBits", config.pes() * config.weightMemoryBits());
    return formulas;
  }

  @Override
  public List<String> networks() {
    return Networks.names();
  }

  @Override
  public List<String> madeNetworks() {
    return List.of(Choice.RANDOM, Choice.LARGEST);
  }

  @Override
  public Workload<?> workload(ParameterValues values, Choice choice) {
    return ApuWorkload.of(config(values), choice);
  }

  private static ApuConfig config(ParameterValues values) {
    return size(values).withDepths(values.get("layers"), values.get("weightRows"), values.get("slots"));
  }

  /// A machine with the default depths of memories.
  private static ApuConfig size(ParameterValues values) {
    return ApuConfig.of(values.get("pes"), values.get("block"), values.get("bits"));
  }
}
