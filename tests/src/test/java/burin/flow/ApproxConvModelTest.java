package burin.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.approxconv.reference.GatedReference;
import burin.approxconv.reference.Scheme;
import burin.approxconv.reference.ShippedPredictors;
import burin.nn.ConvNetworks;
import burin.nn.Datasets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a run is compared with, layer by layer, against the model of the whole gated network.
class ApproxConvModelTest {

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void agreesWithTheModelOfTheNetwork(Scheme scheme) {
    var gated = ShippedPredictors.of(ConvNetworks.lenet1Relu(), scheme);
    var sample = Datasets.sample();
    long lost = 0;
    for (int image = 0; image < 20; image++) {
      int[] values = sample.input(image, gated.network());
      GatedReference.Run run = new GatedReference(gated).run(values);
      for (int i = 0; i < 2; i++) {
        ApproxConvModel layer = ApproxConvModel.of(gated, i);
        ApproxConvModel.Expected expected = layer.run(values);
        assertArrayEquals(run.skipped().get(i), expected.skipped());
        values = layer.pool(expected.outputs());
        assertArrayEquals(run.outputs().get(i), values);
        for (int k = 0; k < expected.outputs().length; k++) {
          if (!expected.skipped()[k]) continue;
          lost++;
          assertTrue(expected.outputs()[k] == 0);
        }
      }
    }
    assertTrue(lost > 0 == (scheme != Scheme.BASE));
  }
}
