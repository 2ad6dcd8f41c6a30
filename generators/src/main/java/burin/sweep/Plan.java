package burin.sweep;

import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.Choice;
import burin.flow.Design;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedSet;

/// What is done at every point of a sweep.
///
/// @param network [#AUTO], or as in [Choice]
/// @param dataset as in [Choice]; if empty, the sample for a network that is given or shipped, and random inputs for made ones
/// @param seed of what is random
/// @param images how many inputs are simulated; if empty, [#FEW], or, where accuracy is measured, [Choice#DEFAULT_IMAGES]
public record Plan(
    Design design, List<Measure> measures, String network, Optional<String> dataset, long seed, OptionalInt images) {
  /// The first network of the design where it fits, else the last one of those that are made to fit.
  public static final String AUTO = "auto";
  /// Inputs of a point. Every one is compared bit for bit, and cycles do not depend on them.
  public static final int FEW = 4;

  private static final String ACCURACY = "accuracy";

  public Plan {
    measures = List.copyOf(measures);
  }

  /// What may run on a point, the best first.
  List<Choice> choices() {
    if (!network.equals(AUTO)) return List.of(choice(network));
    SequencedSet<String> networks = new LinkedHashSet<>();
    design.networks().stream().limit(1).forEach(networks::add);
    networks.add(design.madeNetworks().getLast());
    return networks.stream().map(this::choice).toList();
  }

  private Choice choice(String chosen) {
    String usual = Choice.isMade(chosen) ? Choice.RANDOM : Choice.SAMPLE;
    return new Choice(chosen, dataset.orElse(usual), seed, OptionalInt.of(images.orElse(usualImages())), _ -> {});
  }

  private int usualImages() {
    return measures.stream().anyMatch(measure -> measure.name().equals(ACCURACY)) ? Choice.DEFAULT_IMAGES : FEW;
  }

  /// All that the results of a point depend on beside its values: two sweeps with equal fields can share points.
  Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("design", design.name());
    fields.put("measures", measures.stream().map(Measure::name).toList());
    fields.put("network", network);
    fields.put("dataset", dataset.orElse(null));
    fields.put("seed", seed);
    fields.put("images", images.isPresent() ? images.getAsInt() : null);
    return fields;
  }

  /// @throws UserError if it is less than 1
  static int atLeastOne(String option, int value) {
    if (value >= 1) return value;
    throw new UserError(Code.OPTION, "%s is %d, which is less than 1".formatted(option, value), option + " 2, for instance");
  }
}
