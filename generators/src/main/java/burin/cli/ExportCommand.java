package burin.cli;

import burin.Burin;
import burin.export.Export;
import burin.export.Flow;
import burin.flow.Catalogue;
import burin.flow.Design;
import burin.flow.Emission;
import burin.flow.Json;
import burin.flow.Manifest;
import burin.flow.ParameterValues;
import burin.ir.Circuit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import picocli.CommandLine.Model.CommandSpec;

/// `export`: a design as a project of another flow.
final class ExportCommand implements Command {
  private static final String FLOW = "--flow";
  private static final String CLOCK = "--clock";
  private static final int USUAL_MHZ = 100;

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin export apu --flow vivado -o my-project", "Verilog, constraints, and a script that makes the project");
    examples.put("./burin export apu --flow openlane -p block=16", "for a chip, with the shapes of its memories");
    return Specifications.command("export", "DESIGN --flow FLOW [OPTION]...", "Writes a project that another flow can open.",
            "The Verilog is that of emit. Beside it are the files of the flow and a component of IP-XACT.", examples)
        .addPositional(Specifications.design(catalogue.names()))
        .addOption(Specifications.parameters())
        .addOption(Specifications.value(FLOW, "FLOW", "vivado, fusesoc, openlane (also for LibreLane) or yosys (also for Icarus "
            + "Verilog and Verilator; default)."))
        .addOption(Specifications.value(CLOCK, "MHZ", "The clock that is wished for. Default: " + USUAL_MHZ + "."))
        .addOption(Specifications.output("export-out/DESIGN-FLOW by default."));
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    Design design = catalogue.find(arguments.design());
    ParameterValues values = design.values(arguments.parameters());
    Flow flow = Flow.of(arguments.text(FLOW).orElse(Flow.YOSYS.word()));
    int megahertz = arguments.count(CLOCK).orElse(USUAL_MHZ);
    Path folder = arguments.text(Specifications.OUTPUT).map(Path::of)
        .orElse(Path.of("export-out", design.name() + "-" + flow.word()));
    Circuit circuit = Burin.circuit(Burin.module(() -> design.module(values)));
    Emission project = Export.of(design, values, circuit, flow, megahertz);
    project.writeTo(folder);
    session.out().print(arguments.json() ? json(project.manifest(), flow, folder) : text(project.manifest(), flow, folder));
    return 0;
  }

  private static String text(Manifest manifest, Flow flow, Path folder) {
    var table = new Table("  ");
    for (Manifest.Entry file : manifest.files()) table.row(file.name(), file.lines() + " lines");
    return "%s %s%ntop module %s for %s in %s%n%s".formatted(
        manifest.design(), manifest.parameters(), manifest.top(), flow.word(), folder, table);
  }

  private static String json(Manifest manifest, Flow flow, Path folder) {
    var fields = new LinkedHashMap<>(manifest.fields());
    fields.put("flow", flow.word());
    fields.put("directory", folder.toString());
    return Json.text(fields);
  }
}
