package burin.cli;

import burin.approxconv.Structure;
import burin.approxconv.reference.ShippedPredictors;
import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.nn.ConvNetwork;
import burin.nn.ConvNetworks;
import burin.nn.Datasets;
import burin.power.ApproxConvPower;
import burin.synth.SynthesisOptions;
import java.util.List;
import java.util.SequencedMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What `power` and `report` have in common: both are about a network for which predictors were chosen.
final class PredictorArguments {
  private static final String SYSTEM = "approxconv";
  private static final String NETWORK = "--network";
  private static final String USUAL_NETWORK = "lenet1-relu";

  private PredictorArguments() {}

  /// A command as [Specifications#command] makes it, with its operand and the network.
  static CommandSpec command(String name, String summary, String description, SequencedMap<String, String> examples) {
    return Specifications.command(name, "DESIGN [OPTION]...", summary, description, examples)
        .addPositional(PositionalParamSpec.builder().index("0").arity("1").required(true).paramLabel("DESIGN").type(String.class)
            .description(SYSTEM + ".").build())
        .addOption(Specifications.value(NETWORK, "NETWORK", USUAL_NETWORK + " (default), lenet-relu-small or lenet-relu."));
  }

  /// @param refusal of a design that has no predictors, with `%s` for its name
  static ConvNetwork network(Arguments arguments, String refusal) {
    String design = arguments.design();
    if (!design.equals(SYSTEM)) throw new UserError(
        Code.UNKNOWN, refusal.formatted(design), Suggestions.hint(design, List.of(SYSTEM)));
    String name = arguments.text(NETWORK).orElse(USUAL_NETWORK);
    List<String> known = ShippedPredictors.names();
    if (!known.contains(name)) throw new UserError(
        Code.UNKNOWN, "no predictors were chosen for a network \"%s\"".formatted(name), Suggestions.hint(name, known));
    return ConvNetworks.find(name);
  }

  /// Measures the power of a network's layers with its predictors.
  ///
  /// @param units how many outputs of each layer stand for all
  static ApproxConvPower power(ConvNetwork network, List<Integer> units, int images, Session session) {
    var options = SynthesisOptions.defaults().searchPath(session.searchPath());
    return new ApproxConvPower(network, ShippedPredictors.levels(network), Structure.DEFAULT, units, images, Datasets.sample(),
        options, session.progress());
  }
}
