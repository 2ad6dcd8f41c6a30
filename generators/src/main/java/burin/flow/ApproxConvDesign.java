package burin.flow;

import burin.approxconv.ApproxConv;
import burin.approxconv.ApproxConvConfig;
import burin.approxconv.ApproxConvFormulas;
import burin.approxconv.Extras;
import burin.approxconv.Gate;
import burin.approxconv.Isolation;
import burin.approxconv.LayerPlan;
import burin.approxconv.PixelDelay;
import burin.approxconv.RandomLenet;
import burin.approxconv.Structure;
import burin.approxconv.reference.GatedNetwork;
import burin.approxconv.reference.PowerLevels;
import burin.approxconv.reference.Scheme;
import burin.nn.ConvNetwork;
import burin.nn.ConvNetworks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The catalogue's entry of the [ApproxConv]. The weights are part of the circuit: those of the shipped network that has as many
/// maps as the parameters say, otherwise random ones.
final class ApproxConvDesign implements Design {
  private static final List<String> TRAINED = List.of("lenet1-relu", "lenet-relu-small", "lenet-relu");
  private static final int MAPS_1 = 4;
  private static final int MAPS_2 = 12;
  private static final int MAX_MAPS = 64;
  private static final int LEVELS = 2;
  private static final int MAX_EVERY = 16;
  private static final long SEED = 1;

  @Override
  public String name() {
    return "approxconv";
  }

  @Override
  public String description() {
    return "streaming convolutions of constant weights that are skipped where a predictor says that a ReLU would discard them";
  }

  @Override
  public List<Parameter> parameters() {
    Structure usual = Structure.DEFAULT;
    return List.of(
        Parameter.of("maps1", MAPS_1, Allowed.of(1, MAX_MAPS),
            "maps of the first convolution: 4, 12; 8, 16; 20, 50 are trained, others random"),
        Parameter.of("maps2", MAPS_2, Allowed.of(1, MAX_MAPS), "maps of the second convolution"),
        Parameter.of("scheme", Scheme.PROP1.ordinal(), Allowed.of(0, Scheme.values().length - 1),
            "predictors: 0 none, 1 all layers, 2 all but the first, 3 all, of signs only"),
        Parameter.of("levels", LEVELS, Allowed.of(1, PowerLevels.MAX_COUNT), "powers of two that predictors have"),
        Parameter.of("delay", usual.delay().ordinal(), Allowed.of(0, 2),
            "how windows wait: 0 second rows, 1 whole windows, 2 longer rows"),
        Parameter.of("gate", usual.gate().ordinal(), Allowed.of(0, 2),
            "registers of skipped outputs: 0 go on, 1 are not enabled, 2 have a gated clock"),
        Parameter.of("isolate", usual.isolation().ordinal(), Allowed.of(0, 2),
            "multipliers of skipped outputs see: 0 the window, 1 zeros, 2 a register"),
        Parameter.of("convEvery", usual.convEvery(), Allowed.of(1, MAX_EVERY),
            "levels of adders between two registers of a convolution"),
        Parameter.of("predictEvery", usual.predictEvery(), Allowed.of(1, MAX_EVERY),
            "levels of adders between two registers of a predictor"),
        Parameter.of("statistics", 0, Allowed.of(0, 1), "1 for counters of pixels and of skipped outputs"),
        Parameter.of("probes", 0, Allowed.of(0, 1), "1 for ports that show each layer; a run then checks every output of each"));
  }

  @Override
  public void check(ParameterValues values) {
    config(values, network(values));
  }

  @Override
  public ApproxConv module(ParameterValues values) {
    return new ApproxConv(config(values, network(values)));
  }

  @Override
  public Map<String, Long> formulas(ParameterValues values) {
    ApproxConvConfig config = config(values, network(values));
    var formulas = new LinkedHashMap<String, Long>();
    formulas.put("multipliers", ApproxConvFormulas.multipliers(config));
    formulas.put("cyclesPerImage", ApproxConvFormulas.interval(config));
    formulas.put("latency", ApproxConvFormulas.latency(config));
    for (int i = 0; i < config.layers(); i++) {
      LayerPlan plan = config.plan(i);
      formulas.put("registerBits" + (i + 1), ApproxConvFormulas.registerBits(plan));
    }
    return formulas;
  }

  @Override
  public List<String> networks() {
    return TRAINED;
  }

  @Override
  public Workload<?> workload(ParameterValues values, Choice choice) {
    ConvNetwork network = choice.network().equals(Choice.RANDOM)
        ? RandomLenet.of(values.get("maps1"), values.get("maps2"), choice.seed()) : ConvNetworkChoice.find(choice.network());
    return ApproxConvWorkload.of(gated(values, network), structure(values), extras(values), choice);
  }

  private static ConvNetwork network(ParameterValues values) {
    for (String name : TRAINED) {
      ConvNetwork network = ConvNetworks.find(name);
      if (maps(network, 0) == values.get("maps1") && maps(network, 1) == values.get("maps2")) return network;
    }
    return RandomLenet.of(values.get("maps1"), values.get("maps2"), SEED);
  }

  private static int maps(ConvNetwork network, int layer) {
    return network.convolutions().get(layer).outputs();
  }

  private static ApproxConvConfig config(ParameterValues values, ConvNetwork network) {
    return ApproxConvConfig.of(gated(values, network), structure(values), extras(values));
  }

  private static GatedNetwork gated(ParameterValues values, ConvNetwork network) {
    return GatedNetwork.of(network, Scheme.values()[values.get("scheme")], values.get("levels"));
  }

  private static Extras extras(ParameterValues values) {
    return new Extras(values.get("statistics") == 1, values.get("probes") == 1);
  }

  private static Structure structure(ParameterValues values) {
    return new Structure(values.get("convEvery"), values.get("predictEvery"), PixelDelay.values()[values.get("delay")],
        Gate.values()[values.get("gate")], Isolation.values()[values.get("isolate")]);
  }
}
