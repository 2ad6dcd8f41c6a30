package burin.nn.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import burin.nn.RandomNetworks;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkReferenceTest {
  private static final int[] INPUT = {15, 1, 0};

  /// The hand-made trace of one processing element.
  @Test
  void followsTheTraceOfAProcessingElement() {
    var layer = new LayerReference(trace(0, -100));
    assertEquals(-113, layer.accumulate(0, INPUT));
    assertEquals(12, layer.accumulate(1, INPUT));
    assertArrayEquals(new int[] {0, 12}, layer.forward(INPUT));
    assertEquals(112, new LayerReference(trace(0, 0)).accumulate(1, INPUT));
    assertArrayEquals(new int[] {0, 15}, new LayerReference(trace(0, 0)).forward(INPUT));
  }

  @Test
  void rawLayerGivesItsSums() {
    var network = new BlockNetwork("raw", List.of(
        BlockLayer.raw("pe", 3, 2, 1, new int[2], new int[3], 4, 4, weights(), new int[] {0, -100})));
    var reference = new NetworkReference(network);
    assertArrayEquals(new int[][] {{-113, 12}}, reference.forward(INPUT));
    assertEquals(1, reference.classify(INPUT));
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      # sum, multiplier, shift, bits, output
      7,          1,     0,  4,  7
      7,          1,     1,  4,  4
      5,          1,     1,  4,  3
      -1,         1,     1,  4,  0
      -100,       1,     0,  4,  0
      100,        1,     0,  4,  15
      100,        1,     0,  8,  100
      11,         3,     2,  4,  8
      10,         3,     2,  4,  8
      9,          3,     2,  4,  7
      65535,      65535, 31, 8,  2
      1099511627775, 65535, 31, 16, 65535
      -1099511627776, 65535, 31, 16, 0
      2147483647, 1,     31, 16, 1
      """)
  void roundsHalfUpAndClamps(long sum, int multiplier, int shift, int bits, int output) {
    assertEquals(output, LayerReference.quantise(sum, multiplier, shift, bits));
  }

  @Test
  void lowestIndexWinsTies() {
    assertEquals(1, NetworkReference.argmax(new int[] {-5, 3, 3, 2}));
    assertEquals(0, NetworkReference.argmax(new int[] {-5, -5}));
  }

  @Test
  void refusesInputsThatDoNotFit() {
    var reference = new NetworkReference(new BlockNetwork("pe", List.of(trace(0, 0))));
    assertEquals("network pe takes 3 inputs, got 2",
        assertThrows(IllegalArgumentException.class, () -> reference.forward(new int[2])).getMessage());
    assertEquals("network pe: input[1] is 16, allowed 0..15",
        assertThrows(IllegalArgumentException.class, () -> reference.forward(new int[] {0, 16, 0})).getMessage());
  }

  /// The same arithmetic block by block and with numbers that cannot overflow.
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16})
  void agreesWithExactArithmeticByBlocks(int bits) {
    for (long seed = 0; seed < 20; seed++) {
      var network = RandomNetworks.random(seed, RandomNetworks.Limits.of(3, 9, 7, bits, bits));
      int[] input = new Random(seed).ints(network.inputs(), 0, 1 << bits).toArray();
      int[][] outputs = new NetworkReference(network).forward(input);
      for (int l = 0; l < outputs.length; l++) {
        assertArrayEquals(exact(network.layers().get(l), input), outputs[l], "seed " + seed + ", layer " + l);
        input = outputs[l];
      }
    }
  }

  private static int[] exact(BlockLayer layer, int[] input) {
    int[] outputs = new int[layer.outputs()];
    for (int block = 0; block < layer.blocks(); block++) {
      for (int i : layer.outputsOf(block)) {
        BigInteger sum = BigInteger.valueOf(layer.bias(i));
        for (int j : layer.inputsOf(block)) {
          sum = sum.add(BigInteger.valueOf(layer.weight(i, j)).multiply(BigInteger.valueOf(input[j])));
        }
        outputs[i] = layer.raw() ? sum.intValueExact() : quantise(layer, sum);
      }
    }
    return outputs;
  }

  private static int quantise(BlockLayer layer, BigInteger sum) {
    BigInteger half = layer.shift() == 0 ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(layer.shift() - 1);
    BigInteger scaled = sum.multiply(BigInteger.valueOf(layer.multiplier())).add(half).shiftRight(layer.shift());
    return scaled.max(BigInteger.ZERO).min(BigInteger.valueOf((1 << layer.outputBits()) - 1)).intValueExact();
  }

  private static BlockLayer trace(int... bias) {
    return new BlockLayer("pe", 3, 2, 1, new int[2], new int[3], 4, 4, 4, weights(), bias, 1, 0, false);
  }

  private static int[][] weights() {
    return new int[][] {{-8, 7, 7}, {7, 7, -8}};
  }
}
