package burin.cli;

import burin.flow.Catalogue;
import burin.script.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `script`: a generator script.
final class ScriptCommand implements Command {
  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin script docs/scripts/EmitFamily.java out", "the Verilog of several PEs, into out");
    return Specifications.command("script", "FILE.java [ARGUMENT]...", "Runs a generator script, a source file of Java.",
            "The file holds a main, with or without a class around it; all of Burin can be imported. What it writes is its own "
                + "affair: --json only shapes what is told of mistakes.", examples)
        .addPositional(PositionalParamSpec.builder().index("0").arity("1").required(true).paramLabel("FILE.java")
            .type(String.class).description("The script.").build())
        .addPositional(PositionalParamSpec.builder().index("1..*").arity("0..*").paramLabel("ARGUMENT").type(ArrayList.class)
            .auxiliaryTypes(String.class).description("What main is given.").build());
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    Script.run(Path.of(arguments.operand(0)), arguments.operandsFrom(1).toArray(String[]::new));
    return 0;
  }
}
