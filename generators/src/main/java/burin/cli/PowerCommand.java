package burin.cli;

import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.nn.ConvNetwork;
import burin.power.ApproxConvPower;
import burin.power.ApproxConvPower.LayerPower;
import burin.power.ApproxConvPower.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// `power`: what gating and isolation save, by activity.
final class PowerCommand implements Command {
  private static final String UNITS = "--units";
  private static final String IMAGES = "--images";
  private static final String DEFAULT_UNITS = "2";

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin power approxconv", "4 and 12 maps; some minutes, for most of which Yosys runs");
    examples.put("./burin power approxconv --network lenet-relu", "20 and 50 maps; half an hour of one processor");
    return PredictorArguments.command("power", "Tells what gating saves of the power of a design, by activity.",
            "Units are mapped to standard cells by Yosys and simulated cell by cell with what they see while the circuit reads "
                + "digits; OpenSTA tells the power of each cell. What is told are shares of the power of the same convolutions "
                + "without predictors and gating. Netlists are kept, so that the second time is quick.", examples)
        .addOption(Specifications.value(UNITS, "N[,N]", "How many outputs of each layer stand for all; the last number is "
            + "for all further layers. Default: 2."))
        .addOption(Specifications.value(IMAGES, "N", "How many digits are measured, 1 to 64. Default: 64."));
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    ConvNetwork network = PredictorArguments.network(arguments, "power is not known of \"%s\"");
    List<Integer> units = units(arguments.text(UNITS).orElse(DEFAULT_UNITS));
    ApproxConvPower power = PredictorArguments.power(network, units, images(arguments), session);
    List<LayerPower> measured = new ArrayList<>();
    for (Variant variant : Variant.all()) measured.addAll(power.run(variant));
    var output = new PowerOutput(network, power, measured);
    session.out().print(arguments.json() ? output.json() : output.text());
    return 0;
  }

  private static int images(Arguments arguments) {
    int images = arguments.count(IMAGES).orElse(ApproxConvPower.MOST_IMAGES);
    if (images > ApproxConvPower.MOST_IMAGES) throw new UserError(
        Code.OPTION, "%s is %d, allowed 1..%d".formatted(IMAGES, images, ApproxConvPower.MOST_IMAGES), IMAGES + " 64");
    return images;
  }

  private static List<Integer> units(String text) {
    if (!text.matches("[1-9]\\d{0,3}(,[1-9]\\d{0,3})*")) throw new UserError(
        Code.OPTION, "%s is \"%s\", which is no list of whole numbers".formatted(UNITS, text), UNITS + " 4,1");
    return Stream.of(text.split(",")).map(Integer::valueOf).toList();
  }
}
