package burin.mlcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.flow.MlcnnHost;
import burin.mlcnn.MlcnnCompiler.Tiles;
import burin.nn.ConvNetworks;
import burin.nn.Datasets;
import burin.sim.Engine;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// LeNet-5 on digits: every layer of the standard accelerator bit for bit, every counter by its formula.
class MlcnnDigitsTest {
  @ParameterizedTest
  @CsvSource({"JVM,100", "VERILATOR,100", "LOCKSTEP,1"})
  void runsLenet5(Engine engine, int images) {
    var network = ConvNetworks.lenet5Reordered();
    var digits = Datasets.sample();
    new MlcnnRun(engine, MlcnnConfig.standard(), network, MlcnnCompiler.Options.USUAL)
        .check(IntStream.range(0, images).mapToObj(image -> digits.input(image, network)).toList());
  }

  /// The counts of the paper's layers: the sums of activations are made once and shared by all output channels.
  @Test
  void countsOfTheFusedLayers() {
    var network = ConvNetworks.lenet5Reordered();
    var formulas = new MlcnnFormulas(MlcnnConfig.standard(), MlcnnFormulas.LEAST_LATENCY);
    var compiler = new MlcnnCompiler(MlcnnConfig.standard());
    var large = compiler.compile(network, new MlcnnCompiler.Options(Set.of(), false, Tiles.LARGE)).layers();
    assertEquals(117_600, formulas.counts(large.get(0)).get(Counter.MULTIPLICATIONS) * 4);
    assertEquals(60_000, formulas.counts(large.get(1)).get(Counter.MULTIPLICATIONS));
    assertEquals(61_706, formulas.counts(large.get(1)).get(Counter.ADDITIONS));
    // Small tiles overlap, and add up what lies between two of them for both.
    var fast = compiler.compile(network).layers().get(1);
    assertEquals(60_000, formulas.counts(fast).get(Counter.MULTIPLICATIONS));
    assertEquals(62_192, formulas.counts(fast).get(Counter.ADDITIONS));
    var options = new MlcnnCompiler.Options(Set.of("conv2"), false);
    var direct = compiler.compile(network, options).layers().get(1);
    assertEquals(240_000, formulas.counts(direct).get(Counter.MULTIPLICATIONS));
    assertEquals(239_600, formulas.counts(direct).get(Counter.ADDITIONS));
    var mergedConfig = MlcnnConfig.standard().with(Mode.MERGED);
    var merged = new MlcnnCompiler(mergedConfig).compile(network).layers().get(1);
    assertEquals(86_400, new MlcnnFormulas(mergedConfig, 20).counts(merged).get(Counter.MULTIPLICATIONS));
  }

  /// The paper says 3.2 times on average; more than 4 times cannot be.
  @ParameterizedTest
  @CsvSource({"32,1", "8,4", "1,32"})
  void fusingSavesCycles(int channels, int rows) {
    var network = ConvNetworks.lenet5Reordered();
    for (int layer = 0; layer < 2; layer++) {
      long direct = cycles(Mode.DIRECT, new SliceMap(channels, rows), layer);
      long fused = cycles(Mode.MLCNN, new SliceMap(channels, rows), layer);
      assertThat((double) direct / fused).as(network.convolutions().get(layer).name()).isBetween(3.2, 4.0);
    }
  }

  private static long cycles(Mode mode, SliceMap slices, int number) {
    var config = new MlcnnConfig(NumberFormat.INT8, mode, Sums.FULL, slices, new Tile(16, 4, 28, 28),
        new Limits(5, 1, 2, 4608), 256);
    var formulas = new MlcnnFormulas(config, MlcnnHost.LATENCY);
    var layer = new MlcnnCompiler(config).compile(ConvNetworks.lenet5Reordered()).layers().get(number);
    assertEquals(formulas.cycles(layer), formulas.waits(layer).values().stream().mapToLong(Long::longValue).sum());
    return formulas.cycles(layer);
  }
}
