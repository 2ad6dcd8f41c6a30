package burin.cli;

import burin.flow.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was found of the tools and the disk, worded.
record Examination(Runtime.Version java, List<ToolCheck.Finding> tools, Storage storage) {
  private static final int NEEDED_JAVA = 25;

  boolean healthy() {
    return java.feature() >= NEEDED_JAVA;
  }

  String text() {
    var table = new Table("  ", "tool", "version", "for");
    table.row("JDK", java.toString(), "everything");
    for (ToolCheck.Finding finding : tools) {
      table.row(finding.tool().name(), finding.version().orElse("missing"), finding.tool().purpose());
    }
    return table + "\n" + install() + space() + "\n" + verdict() + "\n";
  }

  private String install() {
    return missing().isEmpty() ? "" : "To install what is missing (Debian and its kin):\n  %s%n%n".formatted(command());
  }

  private String space() {
    return "Cache: %s, %s. Free disk there: %s.%n".formatted(
        storage.cache(), size(storage.cacheBytes()), size(storage.freeBytes()));
  }

  private String verdict() {
    return healthy() ? "Ready: Verilog and the jvm engine need nothing more."
        : "Not ready: install a JDK %d or newer.".formatted(NEEDED_JAVA);
  }

  private List<String> missing() {
    return tools.stream().filter(finding -> finding.version().isEmpty())
        .map(finding -> finding.tool().debianPackage()).distinct().toList();
  }

  private String command() {
    return "sudo apt-get install " + String.join(" ", missing());
  }

  String json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("ready", healthy());
    fields.put("tools", toolFields());
    fields.put("install", missing().isEmpty() ? null : command());
    fields.put("cache", storage.cache().toString());
    fields.put("cacheBytes", storage.cacheBytes());
    fields.put("freeBytes", storage.freeBytes());
    return Json.text(fields);
  }

  private List<Map<String, Object>> toolFields() {
    var all = new ArrayList<Map<String, Object>>();
    all.add(fields("JDK", java.toString(), "everything", "temurin-25-jdk"));
    for (ToolCheck.Finding finding : tools) {
      ToolCheck.Tool tool = finding.tool();
      all.add(fields(tool.name(), finding.version().orElse(null), tool.purpose(), tool.debianPackage()));
    }
    return all;
  }

  private static Map<String, Object> fields(String name, String version, String purpose, String debianPackage) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", name);
    fields.put("version", version);
    fields.put("for", purpose);
    fields.put("package", debianPackage);
    return fields;
  }

  private static String size(long bytes) {
    return bytes < 1_000_000_000 ? Numbers.text("%.1f MB", bytes / 1e6)
        : Numbers.text("%.1f GB", bytes / 1e9);
  }
}
