package burin.approxconv.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.nn.ConvNetworks;
import burin.nn.Datasets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedPredictorsTest {

  /// The model is exact, so the number of right answers among the 1,000 images is too.
  @ParameterizedTest
  @CsvSource({
    "lenet-relu, BASE, 990, 0", "lenet-relu, PROP1, 990, 70.36", "lenet-relu, PROP2, 991, 16.91",
    "lenet-relu, SIGN_CONNECT, 985, 67.76",
    "lenet-relu-small, BASE, 982, 0", "lenet-relu-small, PROP1, 977, 60.02", "lenet-relu-small, PROP2, 977, 9.71",
    "lenet1-relu, BASE, 964, 0", "lenet1-relu, PROP1, 964, 49.25", "lenet1-relu, PROP2, 965, 13.18"})
  void skipWithoutLosingMuch(String network, Scheme scheme, int correct, double skipped) {
    GatedNetwork gated = ShippedPredictors.of(ConvNetworks.find(network), scheme);
    GateReport report = new GatedReference(gated).report(Datasets.sample());
    assertEquals(correct, report.correct());
    assertEquals(skipped, 100 * report.all().skipRate(), 0.005);
  }

  @Test
  void haveTheLevelsThatWereChosen() {
    var gated = ShippedPredictors.of(ConvNetworks.lenetRelu(), Scheme.PROP1);
    for (var predictor : gated.predictors()) assertEquals(1, predictor.orElseThrow().levels().count());
    assertTrue(ShippedPredictors.of(ConvNetworks.lenet1Relu(), Scheme.PROP2).predictors().getFirst().isEmpty());
  }

  @Test
  void refuseNetworksThatNothingWasChosenFor() {
    assertEquals("no levels were chosen for network lenet5-average, only for [lenet-relu, lenet-relu-small, lenet1-relu]",
        assertThrows(IllegalArgumentException.class,
            () -> ShippedPredictors.of(ConvNetworks.lenet5Average(), Scheme.PROP1)).getMessage());
  }
}
