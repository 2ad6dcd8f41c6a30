package burin.cli;

import burin.Burin;
import burin.flow.Catalogue;
import burin.flow.Design;
import burin.flow.Emission;
import burin.flow.Json;
import burin.flow.Manifest;
import burin.flow.ParameterValues;
import burin.ir.Circuit;
import burin.schematic.Schematic;
import burin.verilog.VerilogEmitter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import picocli.CommandLine.Model.CommandSpec;

/// `schematic`: block diagrams of a design.
final class SchematicCommand implements Command {
  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin schematic apu", "the default parameters, into schematic-out/apu");
    examples.put("./burin schematic mlcnn -p channels=2 -o my-diagrams", "another configuration, into my-diagrams");
    return Specifications.command("schematic", "DESIGN [OPTION]...", "Draws block diagrams of a design as SVG.",
            "There is a diagram for each module: its instances, memories and logic, streams as thick arrows, buses with their "
                + "widths. A click on an instance leads to the diagram of its module; index.html shows all of them.", examples)
        .addPositional(Specifications.design(catalogue.names()))
        .addOption(Specifications.parameters())
        .addOption(Specifications.output("schematic-out/DESIGN by default."));
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    Design design = catalogue.find(arguments.design());
    ParameterValues values = design.values(arguments.parameters());
    Path folder = arguments.text(Specifications.OUTPUT).map(Path::of).orElse(Path.of("schematic-out", design.name()));
    Circuit circuit = Burin.circuit(Burin.module(() -> design.module(values)));
    var files = new LinkedHashMap<>(new Schematic().files(circuit));
    var manifest = Manifest.of(design.name(), values, circuit, VerilogEmitter.emit(circuit).top(), files);
    files.put(Manifest.FILE, Json.text(manifest.fields()));
    new Emission(manifest, files).writeTo(folder);
    session.out().print(arguments.json() ? json(manifest, folder) : text(manifest, folder));
    return 0;
  }

  private static String text(Manifest manifest, Path folder) {
    long diagrams = manifest.files().stream().filter(file -> file.name().endsWith(".svg")).count();
    return "%s %s%n%d diagrams: open %s%n".formatted(
        manifest.design(), manifest.parameters(), diagrams, folder.resolve("index.html"));
  }

  private static String json(Manifest manifest, Path folder) {
    var fields = new LinkedHashMap<>(manifest.fields());
    fields.put("directory", folder.toString());
    return Json.text(fields);
  }
}
