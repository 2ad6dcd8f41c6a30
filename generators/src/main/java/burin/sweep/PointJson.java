package burin.sweep;

import burin.flow.Json;
import burin.flow.ParameterValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Results of points as JSON, and back.
public final class PointJson {
  /// Made when something is read, since its start takes a while.
  private static final class Reader {
    static final JsonMapper MAPPER = new JsonMapper();
  }

  private PointJson() {}

  /// In one line.
  static String line(PointResult result) {
    return Json.line(fields(result));
  }

  static Map<String, Object> fields(PointResult result) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("parameters", result.values().values());
    fields.put("workload", result.workload());
    fields.put("structure", result.structure());
    fields.put("verilog", result.verilog());
    var readings = new LinkedHashMap<String, Object>();
    result.readings().forEach((name, reading) -> readings.put(name, fields(reading)));
    fields.put("measures", readings);
    fields.put("failures", result.failures().stream().map(PointJson::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(Reading reading) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("value", reading.value().orElse(null));
    fields.put("modules", reading.modules());
    return fields;
  }

  private static Map<String, Object> fields(Failure failure) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("stage", failure.stage());
    fields.put("code", failure.code());
    fields.put("message", failure.message());
    fields.put("where", failure.where().orElse(null));
    fields.put("hint", failure.hint().orElse(null));
    return fields;
  }

  /// The text of an outcome, to be sent from one machine to another.
  public static String text(Outcome outcome) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("result", fields(outcome.result()));
    fields.put("files", outcome.files());
    return Json.line(fields);
  }

  public static Outcome outcome(String text) {
    JsonNode node = read(text);
    var files = new LinkedHashMap<String, String>();
    each(node.get("files"), (name, value) -> files.put(name, value.asString()));
    return new Outcome(result(node.get("result")), files);
  }

  /// @throws IllegalArgumentException if it is not what [#line] gives
  static PointResult result(String line) {
    return result(read(line));
  }

  static JsonNode read(String text) {
    try {
      return Reader.MAPPER.readTree(text);
    } catch (JacksonException cause) {
      throw new IllegalArgumentException(cause);
    }
  }

  private static PointResult result(JsonNode node) {
    var values = new LinkedHashMap<String, Integer>();
    each(node.get("parameters"), (name, value) -> values.put(name, value.asInt()));
    var readings = new LinkedHashMap<String, Reading>();
    each(node.get("measures"), (name, value) -> readings.put(name, reading(value)));
    List<Failure> failures = new ArrayList<>();
    for (JsonNode failure : node.get("failures")) failures.add(failure(failure));
    return new PointResult(new ParameterValues(values), node.get("workload").asString(), node.get("structure").asString(),
        node.get("verilog").asString(), readings, failures);
  }

  private static Reading reading(JsonNode node) {
    SequencedMap<String, Number> modules = new LinkedHashMap<>();
    each(node.get("modules"), (name, value) -> modules.put(name, number(value)));
    JsonNode value = node.get("value");
    return new Reading(value.isNull() ? Optional.empty() : Optional.of(number(value)), modules);
  }

  private static Number number(JsonNode node) {
    return node.isIntegralNumber() ? (Number) node.asLong() : (Number) node.asDouble();
  }

  private static Failure failure(JsonNode node) {
    return new Failure(node.get("stage").asString(), node.get("code").asString(), node.get("message").asString(),
        text(node.get("where")), text(node.get("hint")));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isNull() ? Optional.empty() : Optional.of(node.asString());
  }

  private static void each(JsonNode object, BiConsumer<String, JsonNode> action) {
    for (var property : object.properties()) action.accept(property.getKey(), property.getValue());
  }
}
