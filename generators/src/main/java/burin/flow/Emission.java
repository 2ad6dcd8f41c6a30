package burin.flow;

import burin.ir.Circuit;
import burin.pass.ExtractMemories;
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
    return of(design, values, circuit, MemoryForm.INLINE);
  }

  /// As [#of(Design, ParameterValues, Circuit)]; where memories become modules, [MemoryList#FILE] lists their shapes.
  public static Emission of(Design design, ParameterValues values, Circuit circuit, MemoryForm form) {
    var result = form.extracted().map(which -> ExtractMemories.of(circuit, which));
    Circuit emitted = result.map(ExtractMemories.Result::circuit).orElse(circuit);
    VerilogDesign verilog = VerilogEmitter.emit(emitted);
    var files = new LinkedHashMap<String, String>(verilog.files());
    result.ifPresent(shapes -> files.put(MemoryList.FILE, MemoryList.text(shapes, verilog)));
    var manifest = Manifest.of(design.name(), values, emitted, verilog.top(), files);
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
