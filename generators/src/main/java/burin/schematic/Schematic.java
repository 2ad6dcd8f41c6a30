package burin.schematic;

import burin.ir.Circuit;
import burin.ir.ModuleDef;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// Draws block diagrams of circuits: an SVG for each module, with its instances, memories and logic, and between them streams
/// as thick arrows and buses with their widths. An instance is a link to the diagram of its module.
///
/// ```
/// var schematic = new Schematic();
/// SequencedMap<String, String> files = schematic.files(Burin.circuit(module));
/// ```
///
/// Equal circuits give equal files. Diagrams that differ in no more than numbers are laid out once. May be used by several
/// threads at once.
public final class Schematic {
  private final LayoutEngine engine = new LayoutEngine();

  /// `MODULE.svg` for each module but those of others, the top first, and [SchematicPage#FILE], which shows them.
  public SequencedMap<String, String> files(Circuit circuit) {
    VerilogDesign verilog = VerilogEmitter.emit(circuit);
    SequencedMap<String, String> files = diagrams(circuit, verilog, _ -> true);
    files.put(SchematicPage.FILE, SchematicPage.text(circuit, verilog));
    return files;
  }

  /// `MODULE.svg` for each module that has instances, the top first. A link to a module without says so by its address alone.
  ///
  /// @param verilog that of `circuit`
  public SequencedMap<String, String> hierarchy(Circuit circuit, VerilogDesign verilog) {
    return diagrams(circuit, verilog, module -> module == circuit.top() || !module.instances().isEmpty());
  }

  private SequencedMap<String, String> diagrams(Circuit circuit, VerilogDesign verilog, Predicate<ModuleDef> isShown) {
    var files = new LinkedHashMap<String, String>();
    for (ModuleDef module : circuit.modules().reversed()) {
      if (module.foreign().isPresent() || !isShown.test(module)) continue;
      Diagram diagram = DiagramBuilder.of(module, verilog);
      files.put(file(diagram.module()), Drawing.of(diagram, engine.layout(Shape.of(diagram)), Schematic::file));
    }
    return files;
  }

  static String file(String module) {
    return module + ".svg";
  }
}
