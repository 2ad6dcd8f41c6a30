package burin.flow;

import burin.ir.Circuit;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The Verilog of a design and its manifest, ready to be written.
public record Emission(Manifest manifest, Map<String, String> files) {
  /// Where designs go by default, each in a folder of its name.
  public static final Path HOME = Path.of("rtl-out");

  /// Emits a circuit of `design` that was made with `values`.
  public static Emission of(Design design, ParameterValues values, Circuit circuit) {
    VerilogDesign verilog = VerilogEmitter.emit(circuit);
    var manifest = Manifest.of(design.name(), values, circuit, verilog);
    var files = new LinkedHashMap<String, String>(verilog.files());
    files.put(Manifest.FILE, Json.text(manifest.fields()));
    return new Emission(manifest, files);
  }

  /// Writes all files or none.
  ///
  /// @throws burin.diag.UserError if the folder cannot be written, or holds files of others
  public void writeTo(Path folder) {
    OutputFolder.write(folder, files);
  }
}
