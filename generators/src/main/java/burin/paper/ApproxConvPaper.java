package burin.paper;

import burin.approxconv.ApproxConvConfig;
import burin.approxconv.ApproxConvFormulas;
import burin.approxconv.Extras;
import burin.approxconv.Gate;
import burin.approxconv.Isolation;
import burin.approxconv.PixelDelay;
import burin.approxconv.Structure;
import burin.approxconv.folded.FoldedConfig;
import burin.approxconv.reference.GateReport;
import burin.approxconv.reference.GatedReference;
import burin.approxconv.reference.LayerCounts;
import burin.approxconv.reference.Scheme;
import burin.approxconv.reference.ShippedPredictors;
import burin.approxconv.reference.WeightLevels;
import burin.nn.ConvNetwork;
import burin.nn.ConvNetworks;
import burin.nn.Datasets;
import burin.nn.reference.ConvReference;
import burin.paper.Claim.Outcome;
import burin.power.ApproxConvPower.LayerPower;
import burin.power.ApproxConvPower.Variant;
import burin.power.ApproxConvPower;
import burin.synth.SynthesisOptions;
import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// ApproxConv: a streaming CNN that predicts by powers of two which outputs a ReLU would discard.
final class ApproxConvPaper implements Paper {
  private static final String SAMPLE = "the bit-exact model of the gated network, on the shipped sample of the test set; "
      + "./burin report approxconv --network lenet-relu --dataset full for all of it";
  /// What Table II prints: totals in watts, the baseline first.
  private static final double BASE_WATTS = 2.2057;
  private static final double PROP1_WATTS = 1.9565;
  private static final double PROP2_WATTS = 1.9263;
  private static final double CONV_WATTS = 1.2749;
  /// What its percentages imply.
  private static final double IMPLIED_CONV_WATTS = 1.2702;
  private static final double SECONDS = 9130e-9;

  private final Supplier<ConvNetwork> network = Suppliers.memoize(ConvNetworks::lenetRelu);

  @Override
  public String system() {
    return "approxconv";
  }

  @Override
  public String title() {
    return "ApproxConv: a streaming CNN that predicts which outputs a ReLU would discard";
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    claims.addAll(codes());
    claims.addAll(accuracy());
    claims.addAll(cycles());
    claims.addAll(registers());
    claims.addAll(logic());
    claims.addAll(power());
    claims.addAll(tableTwo());
    claims.addAll(folded());
    claims.addAll(elsewhere());
    return claims;
  }

  // Table I

  private List<Claim> codes() {
    List<Claim> claims = new ArrayList<>();
    int[][] codes = {{5, 4}, {3, 3}, {2, 3}, {1, 2}};
    for (int[] code : codes) {
      claims.add(Claim.count("Table I: bits of a predictor's weight at NL = " + code[0], code[1],
          "log2(2 NL + 1), rounded up, which the paper's formula leaves out", () -> WeightLevels.codeBits(code[0])));
    }
    String how = "the smallest number that loses less than 0.3 points on images that were kept from training; with the paper's "
        + "limit of 1 point it could only be smaller";
    claims.add(Claim.count("levels of PROP1 for LeNet", 2, how, () -> ShippedPredictors.levels(network.get())));
    claims.add(Claim.count("levels of PROP2 for LeNet", 1, how, () -> levels(Scheme.PROP2)));
    claims.add(Claim.count("constant multipliers of LeNet with 20 and 50 maps", 25_500, "counted", () ->
        ApproxConvFormulas.multipliers(base(Structure.DEFAULT))));
    return claims;
  }

  private int levels(Scheme scheme) {
    return ShippedPredictors.of(network.get(), scheme).predictors().getLast().orElseThrow().levels().count();
  }

  // Accuracy

  private List<Claim> accuracy() {
    Supplier<List<GateReport>> reports =
        Suppliers.memoize(() -> Stream.of(Scheme.BASE, Scheme.PROP1, Scheme.PROP2).map(this::report).toList());
    List<Claim> claims = new ArrayList<>();
    claims.add(accuracy("LeNet, everything computed: accuracy", "99.08 %", 0.9908, () -> reports.get().get(0).accuracy()));
    claims.add(accuracy("LeNet, PROP1: accuracy", "99.10 %", 0.9910, () -> reports.get().get(1).accuracy()));
    claims.add(accuracy("LeNet, PROP2: accuracy", "99.00 %", 0.9900, () -> reports.get().get(2).accuracy()));
    claims.add(Claim.of("prediction costs less than a point of accuracy", "under 1", SAMPLE, () -> {
      double loss = 100 * (reports.get().get(0).accuracy() - reports.get().get(1).accuracy());
      return new Outcome(Claim.fixed(loss, 2) + " points", Verdict.of(loss < 1));
    }));
    claims.add(Claim.of("an accuracy of LeNet is 99.099 %", "99.099 %", "10,000 test images give no third digit", () ->
        new Outcome("a multiple of 0.01 %", Verdict.DIFFERENT)));
    claims.add(Claim.of("activations before a ReLU are negative", "30 to 90 %", "each convolution of LeNet; " + SAMPLE, () -> {
      List<LayerCounts> layers = reports.get().getFirst().layers();
      String ours = String.join(", ", layers.stream().map(layer -> Claim.percent(layer.negativeShare())).toList());
      return new Outcome(ours, Verdict.of(layers.stream().allMatch(layer ->
          layer.negativeShare() >= 0.3 && layer.negativeShare() <= 0.9)));
    }));
    return claims;
  }

  private GateReport report(Scheme scheme) {
    return new GatedReference(ShippedPredictors.of(network.get(), scheme)).report(Datasets.sample());
  }

  private static Claim accuracy(String text, String paper, double bound, DoubleSupplier ours) {
    return Claim.of(text, paper, SAMPLE + "; the standard error on 1,000 images is 0.3 points", () ->
        new Outcome(Claim.percent(ours.getAsDouble()), Verdict.of(ours.getAsDouble() >= bound)));
  }

  // Cycles

  private List<Claim> cycles() {
    String how = "formula of the circuit, equal to what is simulated: from the first pixel to the last result, both counted";
    return List.of(
        Claim.count("cycles of an image without predictors", 913, how, () -> latency(Scheme.BASE)),
        Claim.count("cycles of an image, PROP1", 921, how, () -> latency(Scheme.PROP1)),
        Claim.measure("more cycles with PROP1", "0.88 %", how, () -> more(Scheme.PROP1)),
        Claim.measure("more cycles with PROP2", "0.38 %", how + "; 35 ns more are no whole number of the paper's cycles of 10 ns",
            () -> more(Scheme.PROP2)));
  }

  private double more(Scheme scheme) {
    return 100.0 * (latency(scheme) - latency(Scheme.BASE)) / latency(Scheme.BASE);
  }

  private long latency(Scheme scheme) {
    return ApproxConvFormulas.latency(config(scheme, Structure.DEFAULT));
  }

  private ApproxConvConfig config(Scheme scheme, Structure structure) {
    return ApproxConvConfig.of(ShippedPredictors.of(network.get(), scheme), structure, Extras.NONE);
  }

  private ApproxConvConfig base(Structure structure) {
    return ApproxConvConfig.base(network.get(), structure);
  }

  // Registers and logic

  private List<Claim> registers() {
    String how = "bits of all registers of the convolutions by formula, equal to the circuit's; units here have a register "
        + "behind each product, of which predictors have none";
    return List.of(
        Claim.measure("more flip-flops with PROP1, second row buffers", "32.75 %", how, () ->
            moreRegisters(Scheme.PROP1, PixelDelay.SECOND_LB)),
        Claim.measure("more flip-flops with PROP2, second row buffers", "31.63 %", how, () ->
            moreRegisters(Scheme.PROP2, PixelDelay.SECOND_LB)),
        Claim.of("prediction costs about a third more flip-flops", "about 32 %",
            "the one chain of rows longer by a few pixels, in place of second rows", () ->
            new Outcome(Claim.percent(moreRegisters(Scheme.PROP1, PixelDelay.TAPS) / 100), Verdict.DIFFERENT)));
  }

  private double moreRegisters(Scheme scheme, PixelDelay delay) {
    Structure structure = Structure.DEFAULT.with(delay);
    return 100.0 * bits(config(scheme, structure)) / bits(base(structure)) - 100;
  }

  private static long bits(ApproxConvConfig config) {
    return IntStream.range(0, config.layers()).mapToLong(i -> ApproxConvFormulas.registerBits(config.plan(i))).sum();
  }

  private List<Claim> logic() {
    String how = "units by Yosys for xc7, without DSP blocks; of each layer the one in the middle for all";
    return List.of(
        Claim.measure("more LUTs with PROP1", "9.31 %", how, () -> moreLuts(Scheme.PROP1)).slow(),
        Claim.measure("more LUTs with PROP2", "8.54 %", how, () -> moreLuts(Scheme.PROP2)).slow());
  }

  private double moreLuts(Scheme scheme) {
    double base = UnitArea.of(config(Scheme.BASE, Structure.DEFAULT)).luts();
    return 100 * UnitArea.of(config(scheme, Structure.DEFAULT)).luts() / base - 100;
  }

  // Power

  private List<Claim> power() {
    Supplier<ApproxConvPower> study = Suppliers.memoize(() -> new ApproxConvPower(
        network.get(), ShippedPredictors.levels(network.get()), Structure.DEFAULT, List.of(1),
        ApproxConvPower.MOST_IMAGES, Datasets.sample(), SynthesisOptions.defaults(), _ -> {}));
    String how = "activity of a real run on standard cells of 180 nm, of each layer one output for all; gated clocks, "
        + "multipliers isolated; ./burin power approxconv --network lenet-relu for all kinds of gating";
    String alike = how + "; against the same gated clocks without predictors";
    return List.of(
        saved("convolutions with their predictors take less power, PROP1", "18.91 %", 0.1891, how, study, Scheme.PROP1,
            Variant.BASE),
        saved("convolutions with their predictors take less power, PROP2", "19.00 %", 0.19, how, study, Scheme.PROP2,
            Variant.BASE),
        saved("convolutions with their predictors take less power, PROP1, by prediction alone", "18.91 %", 0.1891, alike, study,
            Scheme.PROP1, new Variant(Scheme.BASE, Gate.ICG, Isolation.NONE)));
  }

  private static Claim saved(String text, String paper, double bound, String how, Supplier<ApproxConvPower> study, Scheme scheme,
      Variant base) {
    return Claim.of(text, paper, how, () -> {
      double share = watts(study.get(), new Variant(scheme, Gate.ICG, Isolation.AND)) / watts(study.get(), base);
      return new Outcome(Claim.percent(1 - share), Verdict.of(1 - share >= bound));
    }).slow();
  }

  /// One claim at a time: they share netlists and recordings.
  private static double watts(ApproxConvPower study, Variant variant) {
    synchronized (study) {
      double watts = 0;
      for (LayerPower layer : study.run(variant)) watts += layer.both().dynamic();
      return watts;
    }
  }

  // Table II, with itself

  private static List<Claim> tableTwo() {
    String totals = "computed from the watts that the table prints; the percentages belong to a baseline of 2.1932 W";
    String convs = "against the 1.2749 W that the table prints; the percentages belong to 1.2702 W";
    return List.of(
        Claim.measure("Table II: PROP1 saves of all power", "10.79 %", totals, () -> saved(BASE_WATTS, PROP1_WATTS)),
        Claim.measure("Table II: PROP2 saves of all power", "12.17 %", totals, () -> saved(BASE_WATTS, PROP2_WATTS)),
        Claim.measure("Table II: PROP1 saves of the convolutions' power", "18.91 %", convs, () ->
            saved(CONV_WATTS, IMPLIED_CONV_WATTS * (1 - 0.1891))),
        Claim.measure("Table II: PROP2 saves of the convolutions' power", "19.00 %", convs, () ->
            saved(CONV_WATTS, IMPLIED_CONV_WATTS * (1 - 0.19))),
        Claim.of("Table II: energy of an image", "2.00e-4 J", "2.2057 W for 9,130 ns", () ->
            new Outcome(Claim.scientific(BASE_WATTS * SECONDS) + " J", Verdict.DIFFERENT)));
  }

  private static double saved(double before, double after) {
    return 100 * (1 - after / before);
  }

  // The folded variant, beside a published LeNet-1

  private static List<Claim> folded() {
    var config = Suppliers.memoize(() -> new FoldedConfig(ConvNetworks.lenet1Relu(), 17));
    var area = Suppliers.memoize(() -> FoldedArea.of(config.get()));
    String how = "the folded variant as LeNet-1 with trained weights; at most as much is reproduced";
    return List.of(
        Claim.of("a published LeNet-1 on a small FPGA: cycles of an image", Claim.grouped(33_615), how
            + "; the cycles in which the multipliers work", () -> {
          long cycles = config.get().busyCycles();
          return new Outcome(Claim.grouped(cycles), Verdict.of(cycles <= 33_615));
        }),
        Claim.of("a published LeNet-1 on a small FPGA: accuracy", "94.70 %", how + "; the shipped sample", () -> {
          double accuracy = new ConvReference(ConvNetworks.lenet1Relu()).accuracy(Datasets.sample());
          return new Outcome(Claim.percent(accuracy), Verdict.of(accuracy >= 0.947));
        }),
        Claim.of("a published LeNet-1 on a small FPGA: LUTs", Claim.grouped(5_753), how + "; modules by Yosys for xc7", () ->
            new Outcome(Claim.grouped(area.get().luts()), Verdict.of(area.get().luts() <= 5_753))).slow(),
        Claim.of("a published LeNet-1 on a small FPGA: DSP blocks", "18", how + "; modules by Yosys for xc7", () ->
            new Outcome(Claim.grouped(area.get().dsps()), Verdict.of(area.get().dsps() <= 18))).slow());
  }

  private static List<Claim> elsewhere() {
    return List.of(
        Claim.undecided("power in watts and clock", "2.2057 W, 100 MHz", "an FPGA was estimated by its vendor's tools"),
        Claim.undecided("AlexNet, VGG and a network for CIFAR-10: levels, accuracy, skipped outputs", "NL = 1 to 5",
            "networks and data are not here"),
        Claim.undecided("LeNet has a ReLU behind each convolution", "Fig. 4",
            "the usual LeNet has none there, so that one was trained that has"));
  }
}
