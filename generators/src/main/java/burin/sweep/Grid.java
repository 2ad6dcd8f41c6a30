package burin.sweep;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.flow.Design;
import burin.flow.Parameter;
import burin.flow.ParameterValues;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The points of a sweep: every combination of the axes' values for which the constraint holds, or a sample of them.
///
/// Parameters without an axis keep their defaults, which may depend on those that have one. Points are in the order of the
/// grid, where the last axis changes fastest.
public record Grid(Design design, List<Axis> axes, Optional<Constraint> constraint, Sampling sampling) {
  /// More combinations are not even looked at one by one.
  public static final long MOST_COMBINATIONS = 10_000_000;
  private static final int PATIENCE = 1000;

  public Grid {
    axes = List.copyOf(axes);
  }

  /// The axes that a user has written, by parameter.
  ///
  /// @throws UserError with the first thing that is wrong in them
  public static List<Axis> axes(Design design, Map<String, String> written) {
    Map<String, Parameter> known = new LinkedHashMap<>();
    design.parameters().forEach(parameter -> known.put(parameter.name(), parameter));
    var axes = new ArrayList<Axis>();
    written.forEach((name, text) -> {
      if (!known.containsKey(name)) throw new UserError(Code.UNKNOWN,
          "%s has no parameter %s".formatted(design.name(), name), Suggestions.hint(name, known.keySet()));
      axes.add(Axis.parse(known.get(name), text));
    });
    return axes;
  }

  /// What a constraint may name: the parameters, and what the design has formulas for.
  public static Set<String> names(Design design) {
    Set<String> names = new LinkedHashSet<>();
    design.parameters().forEach(parameter -> names.add(parameter.name()));
    names.addAll(design.formulas(design.values(Map.of())).keySet());
    return names;
  }

  /// Combinations of the values of all axes, before the constraint.
  public BigInteger combinations() {
    BigInteger product = BigInteger.ONE;
    for (Axis axis : sampled()) product = product.multiply(BigInteger.valueOf(axis.values().size()));
    return product;
  }

  /// The points, of which there are at most `limit`.
  ///
  /// @throws UserError if there are more, or none
  public List<ParameterValues> points(long limit) {
    List<ParameterValues> points = sampling instanceof Sampling.Random random ? drawn(random) : enumerated(limit);
    if (points.isEmpty()) throw new UserError(Code.OPTION,
        "no point of the grid fulfils --where \"%s\"".formatted(constraint.map(Object::toString).orElse("")),
        "a weaker condition, or more values");
    if (points.size() > limit) throw tooMany(BigInteger.valueOf(points.size()));
    return points;
  }

  private List<Axis> sampled() {
    return sampling instanceof Sampling.Boundary ? axes.stream().map(Axis::ends).toList() : axes;
  }

  private List<ParameterValues> enumerated(long limit) {
    BigInteger all = combinations();
    boolean isEndless = all.compareTo(BigInteger.valueOf(MOST_COMBINATIONS)) > 0;
    if (isEndless || constraint.isEmpty() && all.compareTo(BigInteger.valueOf(limit)) > 0) throw tooMany(all);
    var points = new ArrayList<ParameterValues>();
    for (long i = 0; i < all.longValueExact() && points.size() <= limit; i++) accepted(i).ifPresent(points::add);
    if (points.size() > limit) throw tooMany(all);
    return points;
  }

  private UserError tooMany(BigInteger count) {
    boolean isEndless = count.compareTo(BigInteger.valueOf(MOST_COMBINATIONS)) > 0;
    return new UserError(Code.OPTION, "the grid has %s%d points".formatted(constraint.isEmpty() ? "" : "up to ", count),
        isEndless ? "--sample random:1000, or fewer values" : "--yes to run them all, or --sample random:1000");
  }

  /// A sample is drawn by number, so that the grid may be of any size.
  private List<ParameterValues> drawn(Sampling.Random sample) {
    BigInteger all = combinations();
    if (all.compareTo(BigInteger.valueOf(2L * sample.count())) <= 0) return shuffled(sample);
    if (all.bitLength() >= Long.SIZE) throw new UserError(Code.OPTION,
        "the grid has %d points, too many to draw from".formatted(all), "fewer values");
    RandomGenerator random = generator(sample);
    Map<Long, ParameterValues> found = new LinkedHashMap<>();
    for (long tries = PATIENCE * (10L + sample.count()); tries > 0 && found.size() < sample.count(); tries--) {
      long number = random.nextLong(all.longValueExact());
      if (!found.containsKey(number)) accepted(number).ifPresent(point -> found.put(number, point));
    }
    return new TreeSet<>(found.keySet()).stream().map(found::get).toList();
  }

  /// A draw from few: numbers are taken away until enough are left.
  private List<ParameterValues> shuffled(Sampling.Random sample) {
    List<ParameterValues> points = new ArrayList<>(enumerated(MOST_COMBINATIONS));
    RandomGenerator random = generator(sample);
    while (points.size() > sample.count()) points.remove(random.nextInt(points.size()));
    return points;
  }

  private static RandomGenerator generator(Sampling.Random sample) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(sample.seed());
  }

  /// The combination of that number, if it fulfils the constraint.
  private Optional<ParameterValues> accepted(long number) {
    ParameterValues point = point(number);
    return constraint.isEmpty() || constraint.get().holds(valueOf(point)) ? Optional.of(point) : Optional.empty();
  }

  private ToLongFunction<String> valueOf(ParameterValues point) {
    return name -> point.values().containsKey(name) ? point.get(name) : formula(point, name);
  }

  /// Where the values do not go together there is no formula; the point is run, and tells of it.
  private long formula(ParameterValues point, String name) {
    try {
      return design.formulas(point).get(name);
    } catch (IllegalArgumentException mistake) {
      return 0;
    }
  }

  private ParameterValues point(long number) {
    Map<String, String> written = new LinkedHashMap<>();
    List<Axis> all = sampled();
    long rest = number;
    for (Axis axis : all.reversed()) {
      int size = axis.values().size();
      written.put(axis.parameter(), Integer.toString(axis.values().get((int) (rest % size))));
      rest /= size;
    }
    return ParameterValues.of(design.name(), design.parameters(), written);
  }
}
