package burin.sim.wave;

import burin.ir.BoolType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A trace as a page that a browser opens from the file system: one file, which needs no network. Signals stand in the tree
/// of instances, can be looked for by name, moved and enlarged; a cursor shows the values of one moment.
public final class HtmlWave {
  private static final String PAGE = "wave.html";
  private static final String DATA = "/*DATA*/";

  private final Trace trace;

  private HtmlWave(Trace trace) {
    this.trace = trace;
  }

  public static HtmlWave of(Trace trace) {
    return new HtmlWave(trace);
  }

  public void write(Path file) throws IOException {
    Files.writeString(file, toString());
  }

  /// The page, with the trace as a script in it. Equal traces give equal bytes.
  @Override
  public String toString() {
    return page().replace(DATA, data());
  }

  private static String page() {
    try (InputStream page = HtmlWave.class.getResourceAsStream(PAGE)) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String data() {
    List<String> rows = new ArrayList<>();
    trace.clocks().forEach(clock -> rows.add(row("", clock.name(), "clock", clock(clock))));
    trace.signals().forEach(signal -> rows.add(signal(signal)));
    String moments = trace.moments().stream().map(moment -> "[" + moment.cycle() + "," + moment.time() + "]")
        .collect(Collectors.joining(",", "[", "]"));
    return "{top:" + quoted(trace.top()) + ",end:" + trace.end() + ",moments:" + moments + ",\nrows:[\n"
        + String.join(",\n", rows) + "]}";
  }

  /// @param path the instances with dots between
  /// @param changes times and values in turn
  private static String row(String path, String name, String kind, List<String> changes) {
    return "[" + quoted(path) + "," + quoted(name) + "," + quoted(kind) + ",[" + String.join(",", changes) + "]]";
  }

  private List<String> clock(Trace.ClockLine clock) {
    return ClockWave.of(trace, clock).entrySet().stream()
        .map(entry -> entry.getKey() + "," + quoted(entry.getValue() ? "1" : "0")).toList();
  }

  private String signal(Trace.Signal signal) {
    Line line = signal.line();
    List<String> changes = new ArrayList<>();
    // Equal texts are made once: a value of a wide vector is long.
    Map<BigInteger, String> texts = new LinkedHashMap<>();
    for (Trace.Change change : signal.changes()) {
      String text = texts.computeIfAbsent(change.bits(), bits -> quoted(Display.text(line.type(), bits)));
      changes.add(trace.moments().get((int) change.column()).time() + "," + text);
    }
    return row(String.join(".", line.path()), line.name(), line.type() instanceof BoolType ? "bool" : "value", changes);
  }

  /// As a text of JavaScript that can stand within a page.
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c < ' ' || c > '~') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
