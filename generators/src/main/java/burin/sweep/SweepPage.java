package burin.sweep;

import burin.flow.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.databind.JsonNode;

/// The results of a sweep as a page that a browser opens from the file system: one file, which needs no network.
///
/// There is a table with filters, plots of any column over any other, the Pareto front, and for each point its hierarchy
/// with the share of each instance, its block diagrams and its Verilog. Texts are packed: many designs of a sweep hold the same
/// modules, and a module differs little from one to the next.
final class SweepPage {
  private static final String PAGE = "sweep.html";
  private static final String DATA = "/*DATA*/";
  private static final String DIAGRAM = ".svg";
  private static final int PACK_SIZE = 64;

  private final Results results;
  private final Function<String, SequencedMap<String, String>> verilog;
  /// What goes into the packs, each once, with its number.
  private final Map<Object, Integer> texts = new LinkedHashMap<>();

  private SweepPage(Results results, Function<String, SequencedMap<String, String>> verilog) {
    this.results = results;
    this.verilog = verilog;
  }

  /// The text of the page. Equal results give equal pages.
  ///
  /// @param verilog the files of a design, by the name of its folder
  static String of(Results results, Function<String, SequencedMap<String, String>> verilog) {
    return new SweepPage(results, verilog).text();
  }

  private String text() {
    // A text of JSON can stand within a page where nothing in it looks like the end of the script.
    return page().replace(DATA, Json.line(data()).replace("<", "\\u003c"));
  }

  private static String page() {
    try (InputStream page = SweepPage.class.getResourceAsStream(PAGE)) {
      if (page == null) throw new IllegalStateException("resource " + PAGE + " is missing from this build");
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Map<String, Object> data() {
    var data = new LinkedHashMap<String, Object>();
    data.put("design", results.plan().design().name());
    data.put("description", results.plan().design().description());
    data.put("swept", results.swept());
    data.put("columns", columns());
    data.put("points", results.points().stream().map(this::row).toList());
    data.put("failed", results.failed().size());
    data.put("failures", failures());
    data.put("details", details());
    data.put("packSize", PACK_SIZE);
    data.put("packs", packs());
    return data;
  }

  private List<Map<String, Object>> columns() {
    List<Map<String, Object>> columns = new ArrayList<>();
    results.plan().design().parameters().forEach(parameter ->
        columns.add(column(columns.size(), parameter.name(), "parameter", parameter.description(), "", "lower")));
    results.plan().measures().forEach(measure -> {
      var fields = Results.fields(measure);
      columns.add(column(columns.size(), measure.name(), "measure", measure.description(), measure.unit(),
          (String) fields.get("better")));
    });
    columns.add(column(columns.size(), "workload", "text", "what ran on it", "", ""));
    columns.add(column(columns.size(), "verilog", "text", "the folder of its Verilog", "", ""));
    columns.add(column(columns.size(), "failures", "text", "what went wrong", "", ""));
    return columns;
  }

  private static Map<String, Object> column(
      int index, String name, String kind, String description, String unit, String better) {
    var column = new LinkedHashMap<String, Object>();
    column.put("index", index);
    column.put("name", name);
    column.put("kind", kind);
    column.put("description", description);
    column.put("unit", unit);
    column.put("better", better);
    return column;
  }

  private List<Object> row(PointResult point) {
    List<Object> row = new ArrayList<>();
    results.parameters().forEach(name -> row.add(point.values().get(name)));
    results.measures().forEach(name -> row.add(point.value(name).orElse(null)));
    row.add(point.workload());
    row.add(point.verilog());
    row.add(texts(point).stream().findFirst().orElse(""));
    return row;
  }

  private Map<String, Object> failures() {
    var failures = new LinkedHashMap<String, Object>();
    List<PointResult> points = results.points();
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).failed()) failures.put(Integer.toString(i), texts(points.get(i)));
    }
    return failures;
  }

  private static List<String> texts(PointResult point) {
    return point.failures().stream().map(failure -> failure.stage() + ": " + failure).toList();
  }

  /// The number of each point's details among the packed texts, or -1. Details come after all Verilog, in which files of one
  /// name are neighbours, so that they are packed well.
  private List<Integer> details() {
    Map<String, SequencedMap<String, String>> designs = new LinkedHashMap<>();
    for (PointResult point : results.points()) {
      if (!point.verilog().isEmpty()) designs.computeIfAbsent(point.verilog(), verilog);
    }
    designs.values().stream().flatMap(files -> files.keySet().stream()).distinct()
        .filter(name -> isShown(name) || name.endsWith(DIAGRAM))
        .forEach(name -> designs.values().forEach(files -> {
          if (files.containsKey(name)) number(files.get(name));
        }));
    return results.points().stream().map(point -> point.verilog().isEmpty() ? -1
        : number(detail(point, designs.get(point.verilog())))).toList();
  }

  private Map<String, Object> detail(PointResult point, SequencedMap<String, String> files) {
    var detail = new LinkedHashMap<String, Object>();
    var shown = new LinkedHashMap<String, Object>();
    files.forEach((name, text) -> {
      if (isShown(name)) shown.put(name, number(text));
    });
    detail.put("files", shown);
    detail.put("schematics", schematics(files));
    detail.put("hierarchy", hierarchy(files.get(VerilogStore.HIERARCHY)));
    var modules = new LinkedHashMap<String, Object>();
    point.readings().forEach((name, reading) -> {
      if (!reading.modules().isEmpty()) modules.put(name, reading.modules());
    });
    detail.put("modules", modules);
    return detail;
  }

  /// The number of each module's diagram, by the module's name.
  private Map<String, Object> schematics(SequencedMap<String, String> files) {
    var schematics = new LinkedHashMap<String, Object>();
    files.forEach((name, text) -> {
      if (name.endsWith(DIAGRAM)) schematics.put(name.substring(0, name.length() - DIAGRAM.length()), number(text));
    });
    return schematics;
  }

  private static boolean isShown(String file) {
    return file.endsWith(".v");
  }

  private static List<Object> hierarchy(String json) {
    List<Object> nodes = new ArrayList<>();
    for (JsonNode node : PointJson.read(json)) {
      List<Object> instances = new ArrayList<>();
      for (JsonNode each : node.get("instances")) {
        instances.add(List.of(each.get(0).asString(), each.get(1).asString(), each.get(2).asInt()));
      }
      var fields = new LinkedHashMap<String, Object>();
      fields.put("module", node.get("module").asString());
      fields.put("instances", instances);
      nodes.add(fields);
    }
    return nodes;
  }

  private int number(Object text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    return known == null ? texts.size() - 1 : known;
  }

  private List<String> packs() {
    List<Object> all = List.copyOf(texts.keySet());
    return IntStream.range(0, Math.ceilDiv(all.size(), PACK_SIZE))
        .mapToObj(i -> all.subList(PACK_SIZE * i, Math.min(all.size(), PACK_SIZE * (i + 1))))
        .map(part -> packed(Json.line(part))).toList();
  }

  private static String packed(String text) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } finally {
      deflater.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
