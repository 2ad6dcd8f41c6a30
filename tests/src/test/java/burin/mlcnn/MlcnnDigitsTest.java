package burin.mlcnn;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    var fused = new MlcnnCompiler(MlcnnConfig.standard()).compile(network).layers().get(1);
    assertEquals(60_000, formulas.counts(fused).get(Counter.MULTIPLICATIONS));
    assertEquals(61_706, formulas.counts(fused).get(Counter.ADDITIONS));
    var options = new MlcnnCompiler.Options(Set.of("conv2"), false);
    var direct = new MlcnnCompiler(MlcnnConfig.standard()).compile(network, options).layers().get(1);
    assertEquals(240_000, formulas.counts(direct).get(Counter.MULTIPLICATIONS));
    assertEquals(239_600, formulas.counts(direct).get(Counter.ADDITIONS));
    var mergedConfig = MlcnnConfig.standard().with(Mode.MERGED);
    var merged = new MlcnnCompiler(mergedConfig).compile(network).layers().get(1);
    assertEquals(86_400, new MlcnnFormulas(mergedConfig, 20).counts(merged).get(Counter.MULTIPLICATIONS));
  }
}
