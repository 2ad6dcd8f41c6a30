package burin.sweep;

import burin.flow.Catalogue;
import burin.flow.ParameterValues;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A point and what is done with it, to be sent to another JVM: only names, which that one looks up.
///
/// @param measures an [ArrayList] of names
/// @param dataset null if it is not chosen
/// @param images null if it is not chosen
/// @param values a [LinkedHashMap] of the values of all parameters
public record PointRequest(
    String design,
    ArrayList<String> measures,
    String network,
    String dataset,
    long seed,
    Integer images,
    LinkedHashMap<String, Integer> values) implements Serializable {

  public static PointRequest of(Plan plan, ParameterValues values) {
    return new PointRequest(plan.design().name(), new ArrayList<>(plan.measures().stream().map(Measure::name).toList()),
        plan.network(), plan.dataset().orElse(null), plan.seed(),
        plan.images().isPresent() ? plan.images().getAsInt() : null, new LinkedHashMap<>(values.values()));
  }

  /// @throws burin.diag.UserError if the catalogue lacks the design, or there is no such measure
  public Plan plan(Catalogue catalogue, Measures known) {
    return new Plan(catalogue.find(design), known.find(List.copyOf(measures)), network, Optional.ofNullable(dataset), seed,
        images == null ? OptionalInt.empty() : OptionalInt.of(images));
  }

  public ParameterValues point() {
    return new ParameterValues(values);
  }

  /// The request without its point: equal for all points of a sweep.
  public PointRequest anyPoint() {
    return new PointRequest(design, measures, network, dataset, seed, images, new LinkedHashMap<>());
  }
}
