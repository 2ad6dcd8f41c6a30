package burin.export;

import burin.flow.Design;
import burin.flow.Emission;
import burin.flow.Json;
import burin.flow.Manifest;
import burin.flow.ParameterValues;
import burin.ir.Circuit;
import burin.lib.axi.RegisterMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The project of a design for a flow: its Verilog, and beside it what the flow opens and what software needs of its registers.
public final class Export {
  private Export() {}

  /// All files of the project, with a manifest that lists them.
  ///
  /// @param megahertz the clock that is wished for
  public static Emission of(Design design, ParameterValues values, Circuit circuit, Flow flow, double megahertz) {
    Emission emission = Emission.of(design, values, circuit, flow.memories());
    Optional<RegisterMap> registers = design.registers(values);
    var project = Project.of(emission, Pin.of(circuit), registers, megahertz);
    Map<String, String> files = new LinkedHashMap<>(emission.files());
    files.remove(Manifest.FILE);
    files.putAll(flowFiles(flow, project));
    registers.ifPresent(map -> files.putAll(RegisterFiles.of(project.name(), map)));
    files.put(project.name() + ".ipxact.xml", IpXact.text(project));
    var manifest = Manifest.of(design.name(), values, circuit, project.top(), files);
    files.put(Manifest.FILE, Json.text(manifest.fields()));
    return new Emission(manifest, files);
  }

  private static Map<String, String> flowFiles(Flow flow, Project project) {
    return switch (flow) {
      case VIVADO -> Vivado.files(project);
      case FUSESOC -> FuseSoc.files(project);
      case OPENLANE -> OpenLane.files(project);
      case YOSYS -> OpenTools.files(project);
    };
  }
}
