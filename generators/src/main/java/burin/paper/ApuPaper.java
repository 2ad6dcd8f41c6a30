package burin.paper;

import burin.apu.AdderTree;
import burin.apu.ApuConfig;
import burin.apu.ApuFormulas;
import burin.apu.ApuLayer;
import burin.apu.GreedyScheduler;
import burin.apu.OptimalScheduler;
import burin.apu.RoutingCounts;
import burin.apu.RoutingMemory;
import burin.apu.Scheduler;
import burin.nn.BlockAssignment;
import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import burin.nn.Dataset;
import burin.nn.Datasets;
import burin.nn.Networks;
import burin.nn.reference.NetworkReference;
import burin.paper.Claim.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/// The APU: block-diagonal layers on spatial processing elements.
final class ApuPaper implements Paper {
  private static final ApuConfig CHIP = ApuConfig.paper();
  /// What the paper says that the chip takes, in watts, and its clock in cycles a second.
  private static final double WATTS = 0.44;
  private static final double CLOCK = 1e9;
  private static final int SCHEDULES = 20;

  @Override
  public String system() {
    return "apu";
  }

  @Override
  public String title() {
    return "APU: block-diagonal layers on spatial processing elements with a multiplexed routing network";
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    claims.addAll(network());
    claims.addAll(machine());
    claims.addAll(scheduling());
    claims.addAll(routingMemory());
    claims.addAll(efficiency());
    claims.addAll(elsewhere());
    return claims;
  }

  private static List<Claim> network() {
    return List.of(
        Claim.of("LeNet-300-100 with a tenth of its weights: accuracy", "97.3 %",
            "the shipped network of 4 bits, on the shipped sample of the test set; ./burin run apu --dataset full for all of it",
            ApuPaper::accuracy),
        Claim.measure("ten blocks keep a tenth of the weights of LeNet-300-100", "10 times", "counted in the masks",
            ApuPaper::compression),
        Claim.of("the chip holds 16 million parameters", Claim.grouped(16_000_000),
            "weights that are stored; the paper's number is that of a dense layer of the same size", () -> {
              long stored = (long) CHIP.pes() * CHIP.blockInputs() * CHIP.blockOutputs();
              return new Outcome(Claim.grouped(stored), Verdict.of(stored == 16_000_000));
            }));
  }

  private static Outcome accuracy() {
    var reference = new NetworkReference(Networks.lenet());
    Dataset sample = Datasets.sample();
    int correct = 0;
    for (int i = 0; i < sample.size(); i++) {
      if (reference.classify(sample.input(i, reference.network())) == sample.label(i)) correct++;
    }
    double share = (double) correct / sample.size();
    String ours = "%s of %s images".formatted(Claim.percent(share), Claim.grouped(sample.size()));
    return new Outcome(ours, Verdict.of(share >= 0.973));
  }

  private static double compression() {
    BlockNetwork network = Networks.lenet();
    long dense = 0;
    for (BlockLayer layer : network.layers()) dense += (long) layer.inputs() * layer.outputs();
    return (double) dense / network.maskSize();
  }

  private static List<Claim> machine() {
    var tree = new AdderTree(CHIP.blockInputs(), 2 * CHIP.weightBits());
    return List.of(
        Claim.count("a PE of 400 inputs: levels of its adder tree", 9, "formula of the tree", tree::levels),
        Claim.count("a PE of 400 inputs: bits of its last sum", 16,
            "the range of 400 products of signed and unsigned 4 bits; 16 hold them only if activations are signed, too",
            CHIP::sumBits),
        Claim.count("a layer of 4000 x 4000: cycles", CHIP.blockOutputs(),
            "formula of the machine, equal to what is simulated: routing, computing, control; the paper counts computing alone",
            () -> ApuFormulas.cycles(chipLayer())),
        Claim.count("a layer of 4000 x 4000: cycles of computing alone", CHIP.blockOutputs(),
            "one row a cycle, and the pipeline", () -> ApuFormulas.computeCycles(chipLayer())),
        Claim.of("the chip has 8 Mb of memory", Claim.grouped(8L << 20) + " bits",
            "weights, selects and activations of one layer of ten PEs with 400 x 400", () -> {
              long bits = layerBits();
              return new Outcome(Claim.grouped(bits) + " bits", Verdict.of(bits == 8L << 20));
            }),
        Claim.of("a spatial PE has fewer bits in adders than a temporal one", "fewer",
            "tree against one accumulator for each of 400 outputs, which also needs as many bits of registers", () -> {
              long temporal = (long) CHIP.blockOutputs() * CHIP.sumBits();
              String ours = "%s, not %s".formatted(Claim.grouped(tree.adderBits()), Claim.grouped(temporal));
              return new Outcome(ours, Verdict.of(tree.adderBits() < temporal));
            }));
  }

  private static ApuLayer chipLayer() {
    return new ApuLayer(
        "chip", CHIP.blockInputs(), CHIP.blockOutputs(), CHIP.blockInputs(), 0, 0, 1, 0, CHIP.maxActivation(), false);
  }

  private static long layerBits() {
    long slots = CHIP.blockInputs();
    long weights = (long) CHIP.blockInputs() * CHIP.blockOutputs() * CHIP.weightBits();
    long others = slots * CHIP.selectBits() + (long) (CHIP.blockInputs() + CHIP.blockOutputs()) * CHIP.activationBits();
    return CHIP.pes() * (weights + others);
  }

  private static List<Claim> scheduling() {
    String how = "mean of %d random permutations over ten PEs; the sources with most left choose first".formatted(SCHEDULES);
    return List.of(
        Claim.of("the greedy schedule routes a layer of 400 inputs a PE in as many cycles", "400", how, () -> greedy(400)),
        Claim.of("the greedy schedule routes a layer of 30 inputs a PE in as many cycles", "30", how, () -> greedy(30)),
        Claim.of("a schedule of as many cycles as a PE has inputs exists always", "yes",
            "the optimal scheduler on the same permutations", () -> {
              double cycles = mean(new OptimalScheduler(), 400);
              return new Outcome(Claim.fixed(cycles, 2), Verdict.of(cycles == 400));
            }));
  }

  private static Outcome greedy(int block) {
    double cycles = mean(new GreedyScheduler(), block);
    String ours = "%s (%s more)".formatted(Claim.fixed(cycles, 2), Claim.percent(cycles / block - 1));
    return new Outcome(ours, Verdict.of(cycles == block));
  }

  private static double mean(Scheduler scheduler, int block) {
    long cycles = 0;
    for (int seed = 1; seed <= SCHEDULES; seed++) cycles += scheduler.schedule(permutation(CHIP.pes(), block, seed)).cycles();
    return (double) cycles / SCHEDULES;
  }

  private static RoutingCounts permutation(int pes, int block, long seed) {
    int[] places = IntStream.range(0, pes * block).toArray();
    BlockAssignment.shuffle(places, new Random(seed));
    int[] sources = IntStream.range(0, places.length).map(i -> i / block).toArray();
    return RoutingCounts.of(pes, sources, IntStream.of(places).map(i -> i / block).toArray());
  }

  private static List<Claim> routingMemory() {
    List<Claim> claims = new ArrayList<>();
    for (RoutingMemory network : List.of(
        RoutingMemory.CROSSBAR, RoutingMemory.CLOS, RoutingMemory.ENCODED_CROSSBAR, RoutingMemory.BENES)) {
      String name = network.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      claims.add(Claim.of("Fig. 6: the memory of the multiplexers is a tenth to a hundredth of: " + name,
          "10 to 100 times", "formulas, for 256 to 4,096 activations over ten PEs", () -> memory(network)));
    }
    return claims;
  }

  private static Outcome memory(RoutingMemory network) {
    double least = factor(network, 256);
    double most = factor(network, 4096);
    return new Outcome("%s to %s".formatted(Claim.fixed(least, 1), Claim.times(most)), Verdict.of(least >= 10));
  }

  private static double factor(RoutingMemory network, int activations) {
    return (double) network.bits(activations, CHIP.pes()) / RoutingMemory.MUX_SEQ.bits(activations, CHIP.pes());
  }

  private static List<Claim> efficiency() {
    String how = "multiplications and additions of the chip in a cycle, by the paper's own clock and power";
    List<Claim> claims = new ArrayList<>();
    for (String paper : List.of("18 TOPS/W", "20 TOPS/W", "36 TOPS/W", "46 TOPS/W")) {
      claims.add(Claim.measure("efficiency, of the paper's four", paper, how, () -> {
        double operations = CHIP.pes() * (CHIP.blockInputs() + new AdderTree(CHIP.blockInputs(), 8).adders());
        return operations * CLOCK / WATTS / 1e12;
      }));
    }
    return claims;
  }

  private static List<Claim> elsewhere() {
    return List.of(
        Claim.undecided("power, clock and area in 16 nm", "440 mW, 1 GHz", "no such process here; nor was the chip measured"),
        Claim.undecided("Fig. 4: memory takes more than half of the power", "over 50 %", "no macro of such a memory here"),
        Claim.undecided("accuracy of Deep MNIST, CIFAR-10 and AlexNet", "99.3 % and others", "networks and data are not here"),
        Claim.undecided("speed against other machines", "10 to 150 times", "the paper does not say against what"));
  }
}
