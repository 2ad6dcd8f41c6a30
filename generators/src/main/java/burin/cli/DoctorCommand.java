package burin.cli;

import burin.flow.Catalogue;
import java.util.LinkedHashMap;
import picocli.CommandLine.Model.CommandSpec;

/// `doctor`: what of the machine Burin can use, and how to get what is missing.
final class DoctorCommand implements Command {
  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin doctor", "what is there, what is missing, how to install it");
    return Specifications.command("doctor", "[OPTION]...", "Looks for the tools that Burin can use.",
        "Nothing but a JDK is needed to generate Verilog and to simulate on the jvm engine; without that the exit code "
            + "is 1. All other tools are for one thing each, which is said.", examples);
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    var examination = new Examination(Runtime.version(), ToolCheck.all(session), Storage.of(session));
    session.out().print(arguments.json() ? examination.json() : examination.text());
    return examination.healthy() ? 0 : Failures.CHECK_FAILED;
  }
}
