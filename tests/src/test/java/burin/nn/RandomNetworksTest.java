package burin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.nn.RandomNetworks.Limits;
import burin.nn.reference.NetworkReference;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomNetworksTest {

  @Test
  void seedDecides() {
    var limits = Limits.of(4, 10, 8, 4, 4);
    assertEquals(RandomNetworks.random(5, limits), RandomNetworks.random(5, limits));
    assertNotEquals(
        RandomNetworks.random(5, limits).layers().getFirst(), RandomNetworks.random(6, limits).layers().getFirst());
  }

  /// The head of one network, so that another version of Java or of this class cannot change them unnoticed.
  @Test
  void networksStayTheSame() {
    assertEquals("layer1: 16 -> 11 in 2 blocks of 8 x 6, weights 4 bits, inputs 4 bits, outputs 4 bits",
        RandomNetworks.random(1, Limits.of(2, 8, 6, 4, 4)).layers().getFirst().toString());
  }

  @ParameterizedTest
  @CsvSource({"1,1,1,2,1", "2,3,5,4,4", "10,30,30,4,4", "3,9,4,8,8", "4,5,5,16,16", "7,2,2,2,2"})
  void fitTheirLimits(int blocks, int blockInputs, int blockOutputs, int weightBits, int activationBits) {
    var limits = Limits.of(blocks, blockInputs, blockOutputs, weightBits, activationBits);
    var counts = new TreeSet<Integer>();
    for (long seed = 0; seed < 50; seed++) {
      var network = RandomNetworks.random(seed, limits);
      counts.add(network.layers().size());
      for (var layer : network.layers()) {
        assertEquals(blocks, layer.blocks());
        assertTrue(layer.blockInputs() <= blockInputs && layer.blockOutputs() <= blockOutputs, layer.toString());
      }
    }
    assertEquals("[2, 3, 4]", counts.toString());
  }

  @Test
  void theLargestFillTheirLimits() {
    assertEquals("largest-3", RandomNetworks.largest(3, Limits.of(2, 8, 6, 4, 4)).name());
    assertEquals("[layer1: 16 -> 12 in 2 blocks of 8 x 6, weights 4 bits, inputs 4 bits, outputs 11 bits (raw accumulator)]",
        RandomNetworks.largest(3, new Limits(2, 8, 6, 4, 4, 1, 1)).layers().toString());
    assertEquals(4, RandomNetworks.largest(3, Limits.of(2, 8, 6, 4, 4)).layers().size());
  }

  @Test
  void weightsReachTheirEndsAndOutputsAreSpread() {
    var weights = new TreeSet<Integer>();
    int[] outputs = new int[16];
    for (long seed = 0; seed < 20; seed++) {
      var network = RandomNetworks.random(seed, Limits.of(4, 20, 20, 4, 4));
      for (var layer : network.layers()) for (int[] row : layer.weights()) for (int w : row) weights.add(w);
      int[][] all = new NetworkReference(network).forward(new Random(seed).ints(network.inputs(), 0, 16).toArray());
      for (int l = 0; l < all.length - 1; l++) for (int output : all[l]) outputs[output]++;
    }
    assertEquals(-8, weights.first());
    assertEquals(7, weights.last());
    int total = Arrays.stream(outputs).sum();
    for (int value = 1; value < 15; value++) {
      assertTrue(outputs[value] > total / 200, "output %d: %d of %d".formatted(value, outputs[value], total));
    }
  }
}
