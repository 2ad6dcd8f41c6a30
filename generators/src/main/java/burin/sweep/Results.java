package burin.sweep;

import burin.flow.Json;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The results of a sweep, in the order of its grid. Equal sweeps give equal texts: there are no times in them.
///
/// @param swept the parameters that were given several values; others may follow them
public record Results(Plan plan, List<String> swept, List<PointResult> points) {
  public Results {
    swept = ImmutableList.copyOf(swept);
    points = ImmutableList.copyOf(points);
  }

  public List<PointResult> failed() {
    return points.stream().filter(PointResult::failed).toList();
  }

  /// The points that no other one beats: none is at least as good in all of these measures and better in one. Points that
  /// failed, or lack one of the values, do not take part.
  ///
  /// @throws burin.diag.UserError if there is no such measure
  public List<PointResult> pareto(String... measures) {
    return Pareto.front(points, new Measures(plan.measures()).find(List.of(measures)));
  }

  /// A line a point, after one with the names: the parameters, the measures, what ran, the Verilog's folder, what went wrong.
  public String csv() {
    var lines = new ArrayList<String>();
    lines.add(line(Stream.of(parameters().stream(), measures().stream(),
        Stream.of("workload", "verilog", "failures")).flatMap(part -> part)));
    for (PointResult point : points) lines.add(line(cells(point)));
    return String.join("\n", lines) + "\n";
  }

  private Stream<String> cells(PointResult point) {
    Stream<String> numbers = Stream.concat(
        parameters().stream().map(name -> Integer.toString(point.values().get(name))),
        measures().stream().map(name -> point.value(name).map(Object::toString).orElse("")));
    String failures = point.failures().stream().map(Failure::toString).collect(Collectors.joining("; "));
    return Stream.concat(numbers, Stream.of(point.workload(), point.verilog(), failures));
  }

  private static String line(Stream<String> cells) {
    return cells.map(Results::quoted).collect(Collectors.joining(","));
  }

  /// As RFC 4180 has it.
  private static String quoted(String cell) {
    boolean isPlain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  List<String> parameters() {
    return plan.design().parameters().stream().map(parameter -> parameter.name()).toList();
  }

  List<String> measures() {
    return plan.measures().stream().map(Measure::name).toList();
  }

  public String json() {
    Map<String, Object> fields = new LinkedHashMap<>(plan.fields());
    fields.put("measures", plan.measures().stream().map(Results::fields).toList());
    fields.put("swept", swept);
    fields.put("points", points.stream().map(PointJson::fields).toList());
    return Json.text(fields);
  }

  static Map<String, Object> fields(Measure measure) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", measure.name());
    fields.put("description", measure.description());
    fields.put("unit", measure.unit());
    fields.put("better", measure.better().name().toLowerCase(Locale.ROOT));
    return fields;
  }
}
