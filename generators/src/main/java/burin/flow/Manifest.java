package burin.flow;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a folder of emitted Verilog holds. Equal designs have equal manifests: no dates, no paths.
///
/// @param design the catalogue's name
/// @param parameters every parameter, also those left at their default
/// @param top the name of the top module
/// @param memoryBits bits of all memories, those of every instance
/// @param files all files but the manifest
public record Manifest(
    String design, ParameterValues parameters, String top, long memoryBits, List<Entry> files) {
  /// The name of the manifest's own file.
  public static final String FILE = "manifest.json";

  /// @param lines number of lines
  /// @param sha256 of its bytes, in hexadecimal
  public record Entry(String name, long lines, String sha256) {}

  public Manifest {
    files = List.copyOf(files);
  }

  /// @param top the name of the top module
  /// @param files text by name
  public static Manifest of(
      String design, ParameterValues parameters, Circuit circuit, String top, Map<String, String> files) {
    var entries = new ArrayList<Entry>();
    files.forEach((name, text) -> entries.add(entry(name, text)));
    return new Manifest(design, parameters, top, memoryBits(circuit), entries);
  }

  /// As it is written to JSON.
  public Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("design", design);
    fields.put("parameters", parameters.values());
    fields.put("top", top);
    fields.put("memoryBits", memoryBits);
    fields.put("files", files.stream().map(Manifest::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(Entry entry) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", entry.name());
    fields.put("lines", entry.lines());
    fields.put("sha256", entry.sha256());
    return fields;
  }

  /// Whether the text of a manifest lists the file `name`. The text is searched as it is, which saves the time of
  /// loading a reader of JSON.
  static boolean lists(String manifest, String name) {
    return name.equals(FILE) || manifest.contains("\"name\": \"" + name + "\"");
  }

  private static Entry entry(String name, String text) {
    return new Entry(name, text.lines().count(), sha256(text));
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("every JDK has SHA-256", cause);
    }
  }

  private static long memoryBits(Circuit circuit) {
    var bits = new HashMap<ModuleDef, Long>();
    // A module comes after those that it instantiates.
    for (ModuleDef module : circuit.modules()) bits.put(module, own(module) + inside(module, bits));
    return bits.get(circuit.top());
  }

  private static long own(ModuleDef module) {
    return module.memories().stream().mapToLong(memory -> (long) memory.depth() * memory.element().width()).sum();
  }

  private static long inside(ModuleDef module, Map<ModuleDef, Long> bits) {
    long sum = 0;
    for (Instance instance : module.instances()) sum += (long) instance.count() * bits.get(instance.module());
    return sum;
  }
}
