package burin.cli;

import burin.flow.Catalogue;
import burin.flow.Design;
import burin.flow.Json;
import burin.flow.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/// `list`: the designs and their parameters.
final class ListCommand implements Command {

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin list", "all designs");
    examples.put("./burin list --json", "the same for a program");
    return Specifications.command("list", "[OPTION]...", "Lists the designs and their parameters.",
        "For each parameter there are its default and the values that it may have; a default such as 2 * block follows "
            + "another parameter. The networks are those that ./burin run can run on the design.", examples);
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    session.out().print(arguments.json() ? json(catalogue) : text(catalogue));
    return 0;
  }

  private static String text(Catalogue catalogue) {
    var text = new StringBuilder();
    for (Design design : catalogue.designs()) {
      if (!text.isEmpty()) text.append(System.lineSeparator());
      text.append("%s: %s%n%n".formatted(design.name(), design.description())).append(parameters(design))
          .append("%n  networks: %s, or the path of a network file%n".formatted(String.join(", ", networks(design))));
    }
    return text.toString();
  }

  private static Table parameters(Design design) {
    var table = new Table("  ", "parameter", "default", "allowed", "what it is");
    for (Parameter parameter : design.parameters()) {
      table.row(parameter.name(), parameter.defaultText(), parameter.allowed().toString(), parameter.description());
    }
    return table;
  }

  private static List<String> networks(Design design) {
    var networks = new ArrayList<>(design.networks());
    networks.addAll(design.madeNetworks());
    return networks;
  }

  private static String json(Catalogue catalogue) {
    return Json.text(Map.of("designs", catalogue.designs().stream().map(ListCommand::fields).toList()));
  }

  private static Map<String, Object> fields(Design design) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", design.name());
    fields.put("description", design.description());
    fields.put("parameters", design.parameters().stream().map(ListCommand::fields).toList());
    fields.put("networks", networks(design));
    return fields;
  }

  private static Map<String, Object> fields(Parameter parameter) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", parameter.name());
    fields.put("default", parameter.defaultText());
    fields.put("range", parameter.allowed().toString());
    fields.put("description", parameter.description());
    return fields;
  }
}
