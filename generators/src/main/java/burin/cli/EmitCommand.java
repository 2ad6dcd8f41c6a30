package burin.cli;

import burin.Burin;
import burin.diag.Diagnostic;
import burin.flow.Catalogue;
import burin.flow.Design;
import burin.flow.Emission;
import burin.flow.Json;
import burin.flow.Manifest;
import burin.flow.MemoryForm;
import burin.flow.ParameterValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `emit`: the Verilog of a design.
final class EmitCommand implements Command {
  private static final String MEMORIES = "--memories";

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin emit apu", "the default parameters, into rtl-out/apu");
    examples.put("./burin emit apu -p pes=4 -p block=64 -o my-apu", "a smaller one, into my-apu");
    examples.put("./burin emit apu --memories modules -o my-apu", "with a module for each shape of memory");
    return Specifications.command("emit", "DESIGN [OPTION]...", "Writes a design as Verilog.",
            "There is a file for each module, files.f, which lists them for tools, and manifest.json with the parameters, "
                + "the name of the top module and the checksums of the files.", examples)
        .addPositional(Specifications.design(catalogue.names()))
        .addOption(Specifications.parameters())
        .addOption(Specifications.strict())
        .addOption(Specifications.output("rtl-out/DESIGN by default."))
        .addOption(Specifications.value(MEMORIES, "FORM", "How memories are written: inline, where they are used, by default; "
            + "modules, those that are read at clock edges as modules of their own, for macros in their place, with their "
            + "shapes in memories.json; all, also those that are read within a cycle."));
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    Design design = catalogue.find(arguments.design());
    ParameterValues values = design.values(arguments.parameters());
    Path folder = arguments.text(Specifications.OUTPUT).map(Path::of).orElse(Emission.HOME.resolve(design.name()));
    MemoryForm form = arguments.text(MEMORIES).map(MemoryForm::of).orElse(MemoryForm.INLINE);
    List<Diagnostic> found = new ArrayList<>();
    Emission emission = Burin.circuit(Burin.module(() -> design.module(values)), found::add,
        circuit -> Emission.of(design, values, circuit, form));
    var warnings = new WarningOutput(found);
    warnings.tell(arguments, session);
    emission.writeTo(folder);
    session.out().print(arguments.json() ? json(emission, folder, warnings) : text(emission.manifest(), folder));
    return 0;
  }

  private static String text(Manifest manifest, Path folder) {
    var table = new Table("  ");
    for (Manifest.Entry file : manifest.files()) table.row(file.name(), file.lines() + " lines");
    table.row(Manifest.FILE);
    return Numbers.text("%s %s%ntop module %s in %s, with %,d bits of memory%n%s", manifest.design(),
        manifest.parameters(), manifest.top(), folder, manifest.memoryBits(), table);
  }

  private static String json(Emission emission, Path folder, WarningOutput warnings) {
    var fields = new LinkedHashMap<>(emission.manifest().fields());
    fields.put("directory", folder.toString());
    fields.put("warnings", warnings.fields());
    return Json.text(fields);
  }
}
