package burin.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BlockLayerTest {

  @Test
  void derivesTheSizesOfItsBlocks() {
    var layer = new LayerDraft().build();
    assertEquals(2, layer.blockInputs());
    assertEquals(2, layer.blockOutputs());
    assertEquals(4, layer.paddedInputs());
    assertEquals(4, layer.paddedOutputs());
    assertEquals(6, layer.maskSize());
    assertArrayEquals(new int[] {1, 2}, layer.outputsOf(1));
    assertArrayEquals(new int[] {0, 2}, layer.inputsOf(0));
    assertTrue(layer.inMask(3, 2));
    assertFalse(layer.inMask(3, 1));
    assertEquals("fc1: 3 -> 4 in 2 blocks of 2 x 2, weights 4 bits, inputs 4 bits, outputs 4 bits", layer.toString());
  }

  @ParameterizedTest
  @CsvSource({"400,4,4,17", "79,4,4,15", "30,4,4,13", "513,4,4,17", "400,8,8,25", "400,16,16,41", "400,2,2,13",
      "1,2,2,4", "1,16,16,32", "2,16,16,33"})
  void accumulatorHoldsEverySum(int blockInputs, int weightBits, int activationBits, int expected) {
    assertEquals(expected, BlockLayer.accumulatorBits(blockInputs, weightBits, activationBits));
    long lowest = -((long) blockInputs << (weightBits - 1)) * ((1L << activationBits) - 1);
    assertTrue(lowest >= -(1L << (expected - 1)), "the least sum fits");
    assertTrue(lowest < -(1L << (expected - 2)), "and one bit less would not do");
  }

  @Test
  void doesNotChangeWithTheArraysThatItGotOrGave() {
    var draft = new LayerDraft();
    var layer = draft.build();
    var same = new LayerDraft().build();
    draft.weights[0][0] = 1;
    draft.bias[0] = 1;
    layer.weights()[0][0] = 1;
    layer.bias()[0] = 1;
    layer.rowBlock()[0] = 1;
    layer.columnBlock()[0] = 1;
    assertEquals(same, layer);
    assertEquals(same.hashCode(), layer.hashCode());
    assertNotEquals(same, draft.build());
  }

  @Test
  void rawLayerGivesItsAccumulator() {
    var layer = raw(new LayerDraft());
    assertTrue(layer.raw());
    assertEquals(9, layer.outputBits());
    assertEquals(layer.accumulatorBits(), layer.outputBits());
  }

  private static BlockLayer raw(LayerDraft draft) {
    return BlockLayer.raw(draft.name, draft.inputs, draft.outputs, draft.blocks, draft.rowBlock, draft.columnBlock,
        draft.weightBits, draft.activationBits, draft.weights, draft.bias);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused("inputs is 0, must be at least 1", d -> d.inputs = 0),
        refused("outputs is -1, must be at least 1", d -> d.outputs = -1),
        refused("blocks is 0, allowed 1..4", d -> d.blocks = 0),
        refused("blocks is 5, allowed 1..4", d -> d.blocks = 5),
        refused("inputs x outputs is 65536 x 1025 = 67174400, allowed 1..67108864", d -> {
          d.inputs = 65536;
          d.outputs = 1025;
        }),
        refused("weightBits is 1, allowed 2..16", d -> d.weightBits = 1),
        refused("weightBits is 17, allowed 2..16", d -> d.weightBits = 17),
        refused("activationBits is 0, allowed 1..16", d -> d.activationBits = 0),
        refused("outputBits is 17, allowed 1..16", d -> d.outputBits = 17),
        refused("rowBlock has 3 entries, must be 4 (the outputs)", d -> d.rowBlock = new int[] {0, 1, 1}),
        refused("rowBlock[2] is 2, allowed 0..1", d -> d.rowBlock[2] = 2),
        refused("columnBlock[0] is -1, allowed 0..1", d -> d.columnBlock[0] = -1),
        refused("rowBlock gives block 1 3 outputs, allowed 0..2 (4 outputs in 2 equal blocks)", d -> d.rowBlock[0] = 1),
        refused("columnBlock gives block 0 3 inputs, allowed 0..2 (3 inputs in 2 equal blocks)",
            d -> d.columnBlock[1] = 0),
        refused("weights has 3 entries, must be 4 (the outputs)", d -> d.weights = new int[3][3]),
        refused("weights[1] has 2 entries, must be 3 (the inputs)", d -> d.weights[1] = new int[2]),
        refused("weights[0][2] is -9, allowed -8..7", d -> d.weights[0][2] = -9),
        refused("weights[0][0] is 8, allowed -8..7", d -> d.weights[0][0] = 8),
        refused("weights[1][0] is 1, allowed 0 outside the mask (output 1 is in block 1, input 0 in block 0)",
            d -> d.weights[1][0] = 1),
        refused("bias has 2 entries, must be 4 (the outputs)", d -> d.bias = new int[2]),
        refused("bias[0] is 151, allowed -136..150 so that the 9-bit accumulator holds every sum", d -> d.bias[0] = 151),
        refused("bias[0] is -137, allowed -136..150 so that the 9-bit accumulator holds every sum",
            d -> d.bias[0] = -137),
        refused("multiplier is 0, allowed 1..65535", d -> d.multiplier = 0),
        refused("multiplier is 65536, allowed 1..65535", d -> d.multiplier = 65536),
        refused("shift is 32, allowed 0..31", d -> d.shift = 32),
        refused("shift is -1, allowed 0..31", d -> d.shift = -1),
        refused("outputBits of a raw layer is 4, must be 9", d -> d.raw = true),
        refused("multiplier of a raw layer is 129, must be 1", d -> {
          d.raw = true;
          d.outputBits = 9;
        }),
        refused("shift of a raw layer is 10, must be 0", d -> {
          d.raw = true;
          d.outputBits = 9;
          d.multiplier = 1;
        }));
  }

  private static Arguments refused(String message, Consumer<LayerDraft> change) {
    return Arguments.of(message, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refuses(String message, Consumer<LayerDraft> change) {
    var draft = new LayerDraft();
    change.accept(draft);
    assertEquals("layer fc1: " + message, assertThrows(IllegalArgumentException.class, draft::build).getMessage());
  }

  @Test
  void refusesRawAccumulatorsOver32Bits() {
    var draft = new LayerDraft();
    draft.weightBits = 16;
    draft.activationBits = 16;
    assertEquals("layer fc1: accumulator bits of a raw layer is 33, allowed 1..32",
        assertThrows(IllegalArgumentException.class, () -> raw(draft)).getMessage());
  }

  /// The bias limits are told by a formula; here they are found by feeding the inputs that make the extreme sums.
  @Test
  void biasLimitsAreThoseOfTheExtremeSums() {
    var random = new Random(7);
    for (int trial = 0; trial < 100; trial++) {
      int[] row = random.ints(5, -8, 8).toArray();
      long most = 0;
      long least = 0;
      for (int weight : row) {
        most += Math.max(0, weight) * 15;
        least += Math.min(0, weight) * 15;
      }
      assertEquals(511 - most, LayerChecks.highestBias(row, 4, 10));
      assertEquals(-512 - least, LayerChecks.lowestBias(row, 4, 10));
    }
  }
}
