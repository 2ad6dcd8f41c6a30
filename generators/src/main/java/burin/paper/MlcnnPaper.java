package burin.paper;

import static burin.paper.FusedLayer.CONV1;
import static burin.paper.FusedLayer.CONV2;

import burin.mlcnn.NumberFormat;
import burin.nn.ConvNetworks;
import burin.nn.Dataset;
import burin.nn.Datasets;
import burin.nn.reference.ConvReference;
import burin.paper.Claim.Outcome;
import burin.paper.FusedLayer.Way;
import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// MLCNN: convolution and average pooling fused, with additions reused.
final class MlcnnPaper implements Paper {
  private static final String COUNTED = "counted, each addition as it is made";
  private static final int FP32_SLICES = 32;
  private static final int FP16_SLICES = 64;
  private static final int INT8_SLICES = 128;

  @Override
  public String system() {
    return "mlcnn";
  }

  @Override
  public String title() {
    return "MLCNN: convolution and average pooling fused, with additions reused";
  }

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    claims.addAll(tables());
    claims.addAll(new MlcnnEquations().claims());
    claims.addAll(multiplications());
    claims.addAll(lenet());
    claims.addAll(speed());
    claims.addAll(machine());
    claims.addAll(area());
    claims.addAll(energy());
    claims.addAll(elsewhere());
    return claims;
  }

  // Tables II to VI

  private static List<Claim> tables() {
    List<Claim> claims = new ArrayList<>();
    int[][] kernels = {{11, 483, 373}, {9, 323, 251}, {7, 195, 153}, {5, 99, 79}, {3, 35, 29}, {2, 15, 13}};
    for (int[] row : kernels) {
      var layer = new ReuseCounts(row[0], 1, 28);
      claims.addAll(cells("II", "local reuse, K = " + row[0], layer, row[1], row[2], ReuseCounts::direct, ReuseCounts::local));
    }
    int[][] strides = {{2, 384}, {3, 395}, {4, 406}, {5, 417}, {6, 428}, {11, 483}};
    for (int[] row : strides) {
      var layer = new ReuseCounts(11, row[0], 28);
      claims.addAll(cells(
          "III", "local reuse, K = 11, S = " + row[0], layer, 483, row[1], ReuseCounts::direct, ReuseCounts::local));
    }
    int[][] rows = {{3, 455, 347}, {5, 1188, 693}, {13, 5400, 2397}, {15, 6293, 2783}, {17, 6930, 3105}};
    for (int[] row : rows) claims.addAll(row("IV", new ReuseCounts(row[0], 1, 28), row[1], row[2]));
    claims.addAll(row("V", new ReuseCounts(13, 3, 28), 2025, 1479));
    claims.addAll(row("V", new ReuseCounts(13, 5, 28), 1350, 1233));
    claims.addAll(row("VI", new ReuseCounts(13, 1, 32), 6750, 2889));
    claims.addAll(row("VI", new ReuseCounts(13, 1, 224), 71550, 26505));
    return claims;
  }

  private static List<Claim> row(String table, ReuseCounts layer, long direct, long reused) {
    String what = "global reuse, K = %d, S = %d, D = %d".formatted(layer.kernel(), layer.stride(), layer.width());
    return cells(table, what, layer, direct, reused, ReuseCounts::directRow, ReuseCounts::globalRow);
  }

  private static List<Claim> cells(
      String table, String what, ReuseCounts layer, long direct, long reused, ToLongFunction<ReuseCounts> without,
      ToLongFunction<ReuseCounts> with) {
    String text = "Table %s, %s: additions ".formatted(table, what);
    return List.of(
        Claim.count(text + "without it", direct, COUNTED, () -> without.applyAsLong(layer)),
        Claim.count(text + "with it", reused, COUNTED, () -> with.applyAsLong(layer)));
  }

  // Multiplications

  private static List<Claim> multiplications() {
    return List.of(
        Claim.measure("a pool of 2 x 2 saves multiplications", "75 %", "counted for conv1 of LeNet-5",
            () -> 100 * saved(CONV1)),
        Claim.measure("a pool of 8 x 8 saves multiplications", "98 %", "counted for a pool of 8 over a map of 8, K = 3",
            () -> 100 * saved(new FusedLayer("last", 1, 1, 10, 3, 8))),
        Claim.of("the saving of multiplications is (K-1)/K for a pool of side K", "50.00 % for K = 2",
            "the side of the pool counts twice: 1 - 1/K^2; (K-1)/K is right where K is the area of the pool",
            () -> new Outcome(Claim.percent(saved(CONV1)) + " for K = 2", Verdict.of(saved(CONV1) == 0.5))));
  }

  private static double saved(FusedLayer layer) {
    return 1 - (double) layer.multiplications(Way.MLCNN) / layer.multiplications(Way.DIRECT);
  }

  // LeNet-5

  private static List<Claim> lenet() {
    List<Claim> claims = new ArrayList<>();
    claims.add(Claim.measure("conv2 of LeNet-5 saves of its additions", "51.52 %",
        "one row of outputs, one channel, local and global reuse; what the paper prints is what remains (next claim)",
        () -> 100 * (1 - remainingOfRow())));
    claims.add(Claim.measure("conv2 of LeNet-5 keeps of its additions, in one row of outputs", "51.52 %", COUNTED,
        () -> 100 * remainingOfRow()));
    claims.add(Claim.of("conv2 saves the most of all layers of LeNet-5", "51.52 %", "the same row count for both layers", () -> {
      double first = 1 - remainingOfRow(new ReuseCounts(5, 1, CONV1.width()));
      double second = 1 - remainingOfRow();
      return new Outcome("conv1 %s, conv2 %s".formatted(Claim.percent(first), Claim.percent(second)), Verdict.of(second > first));
    }));
    for (FusedLayer layer : List.of(CONV1, CONV2)) {
      claims.add(Claim.of(layer.name() + " of LeNet-5, whole layer: additions saved", "51.52 % for conv2",
          "windows made once for all output channels; in brackets, anew for each, as Algorithm 1 is printed",
          () -> additionsSaved(layer)));
    }
    return claims;
  }

  private static Outcome additionsSaved(FusedLayer layer) {
    double direct = layer.additions(Way.DIRECT);
    String ours = "%s of %s (%s)".formatted(Claim.percent(1 - layer.additions(Way.MLCNN) / direct),
        Claim.grouped(layer.additions(Way.DIRECT)), Claim.percent(1 - layer.additionsAsPrinted() / direct));
    return new Outcome(ours, Verdict.of(Claim.percent(1 - layer.additions(Way.MLCNN) / direct).equals("51.52 %")));
  }

  private static double remainingOfRow() {
    return remainingOfRow(new ReuseCounts(CONV2.kernel(), 1, CONV2.width()));
  }

  private static double remainingOfRow(ReuseCounts row) {
    return (double) row.localAndGlobalRow() / row.directRow();
  }

  // Speed

  private static List<Claim> speed() {
    return List.of(
        speedup("binary32: speed against DIRECT", 3.2, FP32_SLICES, FP32_SLICES),
        speedup("binary16: speed against DIRECT of binary32", 6.2, FP16_SLICES, FP32_SLICES),
        speedup("INT8: speed against DIRECT of binary32", 12.8, INT8_SLICES, FP32_SLICES),
        same("binary16: speed against DIRECT of the same precision", 6.2, FP16_SLICES),
        same("INT8: speed against DIRECT of the same precision", 12.8, INT8_SLICES),
        Claim.of("C9 of GoogLeNet: INT8 is faster than binary32 by 42.3 / 9.63", Claim.times(42.3 / 9.63),
            "at most as many times as it has more slices",
            () -> bound((double) INT8_SLICES / FP32_SLICES, 42.3 / 9.63)));
  }

  private static Outcome bound(double most, double claimed) {
    return new Outcome(Claim.times(most), Verdict.of(claimed <= most));
  }

  /// Reproduced where both layers are at least as fast as the paper's average; it is one over whole networks.
  private static Claim speedup(String text, double paper, int slices, int baseline) {
    String how = "cycles of multiplying, best spread of the slices over rows and channels for each way; the bound is %d"
        .formatted(4 * slices / baseline);
    return speedup(text, paper, how, slices, baseline);
  }

  private static Claim speedup(String text, double paper, String how, int slices, int baseline) {
    return Claim.of("LeNet-5, " + text, paper + " times", how, () -> {
      double slower = Math.min(factor(CONV1, Way.DIRECT, baseline, slices), factor(CONV2, Way.DIRECT, baseline, slices));
      return new Outcome(factors(slices, baseline), Verdict.of(slower >= paper));
    });
  }

  private static Claim same(String text, double paper, int slices) {
    return speedup(text, paper,
        "the paper compares with binary32; at equal precision the gain is that of fusing alone, four times at most",
        slices, slices);
  }

  private static String factors(int slices, int baseline) {
    List<String> factors = new ArrayList<>();
    for (FusedLayer layer : List.of(CONV1, CONV2)) {
      factors.add("%s %s (MERGED %s)".formatted(layer.name(), Claim.fixed(factor(layer, Way.DIRECT, baseline, slices), 2),
          Claim.fixed(factor(layer, Way.MERGED, baseline, slices), 2)));
    }
    return String.join(", ", factors);
  }

  private static double factor(FusedLayer layer, Way way, int baseline, int slices) {
    return (double) layer.cycles(way, baseline) / layer.cycles(Way.MLCNN, slices);
  }

  /// The whole accelerator: loads, operands, products and stores.
  private static List<Claim> machine() {
    return List.of(
        machine(NumberFormat.BINARY32, FP32_SLICES), machine(NumberFormat.BINARY16, FP16_SLICES),
        machine(NumberFormat.INT8, INT8_SLICES), machine(NumberFormat.INT8, FP32_SLICES));
  }

  private static Claim machine(NumberFormat format, int slices) {
    String how = "cycles of the accelerator, equal to what is simulated, the spread of the slices that suits each way best; "
        + "the first load and the last store are as long without fusing";
    return Claim.of("LeNet-5, %s, %d slices, whole accelerator: speed against DIRECT".formatted(format, slices), "3.2 times", how,
        () -> {
          List<String> texts = new ArrayList<>();
          double slowest = Double.MAX_VALUE;
          for (FusedLayer layer : List.of(CONV1, CONV2)) {
            double fused = MachineCycles.of(layer, Way.MLCNN, format, slices);
            double direct = MachineCycles.of(layer, Way.DIRECT, format, slices) / fused;
            double merged = MachineCycles.of(layer, Way.MERGED, format, slices) / fused;
            slowest = Math.min(slowest, direct);
            texts.add("%s %s (MERGED %s)".formatted(layer.name(), Claim.fixed(direct, 2), Claim.fixed(merged, 2)));
          }
          return new Outcome(String.join(", ", texts), Verdict.of(slowest >= 3.2));
        });
  }

  // Area

  private static List<Claim> area() {
    var large = Suppliers.memoize(() -> SliceArea.of(NumberFormat.BINARY32));
    return List.of(area(NumberFormat.BINARY16, FP16_SLICES, large), area(NumberFormat.INT8, INT8_SLICES, large));
  }

  private static Claim area(NumberFormat format, int slices, Supplier<Double> binary32) {
    String how = "area of the multiplier, the adder and their registers of one slice of each, in OSU cells of 0.18 um, by Yosys";
    String text = "%d slices of %s take the area of 32 of binary32: binary32 is larger by".formatted(slices, format);
    return Claim.of(text, Claim.fixed((double) slices / FP32_SLICES, 0) + " times", how, () -> {
      double small = SliceArea.of(format);
      double large = binary32.get();
      double factor = large / small;
      String ours = "%s (%s and %s um^2)".formatted(
          Claim.times(factor), Claim.grouped(Math.round(large)), Claim.grouped(Math.round(small)));
      return new Outcome(ours, Verdict.of(Math.round(factor) == slices / FP32_SLICES));
    }).slow();
  }

  // Energy

  private static List<Claim> energy() {
    String how = "neither chip nor memories here; energies of the operations of both layers alone, 45 nm, against binary32";
    return List.of(
        Claim.undecided("binary32: energy against DIRECT", "2.9 times", how, () -> saving(OperationEnergy.BINARY32)),
        Claim.undecided("INT8: energy against DIRECT of binary32", "11.3 times", how, () -> saving(OperationEnergy.INT8)));
  }

  private static String saving(OperationEnergy precision) {
    return "DIRECT %s, MERGED %s".formatted(
        Claim.times(energy(OperationEnergy.BINARY32, Way.DIRECT) / energy(precision, Way.MLCNN)),
        Claim.times(energy(OperationEnergy.BINARY32, Way.MERGED) / energy(precision, Way.MLCNN)));
  }

  private static double energy(OperationEnergy precision, Way way) {
    return precision.of(CONV1, way) + precision.of(CONV2, way);
  }

  private static List<Claim> elsewhere() {
    return List.of(
        Claim.undecided("accuracy within 0.5 to 1.5 % after ReLU and average are exchanged", "CIFAR-100, four networks",
            "the paper gives figures without numbers, and neither data nor networks are here; LeNet-5 instead, on the sample",
            MlcnnPaper::accuracies),
        Claim.undecided("speed and energy of VGG, GoogLeNet and DenseNet", "3.2 and 2.9 times on average",
            "their layer lists are not in the paper; LeNet-5 stands in"));
  }

  private static String accuracies() {
    Dataset sample = Datasets.sample();
    double reordered = new ConvReference(ConvNetworks.lenet5Reordered()).accuracy(sample);
    double usual = new ConvReference(ConvNetworks.lenet5Average()).accuracy(sample);
    return "%s, in the usual order %s".formatted(Claim.percent(reordered), Claim.percent(usual));
  }
}
