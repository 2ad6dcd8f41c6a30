package burin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockNetworkTest {

  @Test
  void derivesItsEnds() {
    var network = new BlockNetwork("two", List.of(new LayerDraft().build(), second("fc2", 4, 4)));
    assertEquals(3, network.inputs());
    assertEquals(4, network.inputBits());
    assertEquals(2, network.outputs());
    assertEquals(2, network.blocks());
    assertEquals(10, network.maskSize());
  }

  @Test
  void refusesNoLayers() {
    assertRefused("network two: has no layers, must have at least 1", List.of());
  }

  @Test
  void refusesOtherSizes() {
    assertRefused("network two: layer fc2 has 5 inputs, must be 4 (the outputs of layer fc1)",
        List.of(new LayerDraft().build(), second("fc2", 5, 4)));
  }

  @Test
  void refusesOtherWidths() {
    assertRefused("network two: layer fc2 has activationBits 3, must be 4 (the outputBits of layer fc1)",
        List.of(new LayerDraft().build(), second("fc2", 4, 3)));
  }

  @Test
  void refusesRawLayersBeforeTheLast() {
    assertRefused("network two: layer raw is raw, allowed only for the last layer",
        List.of(second("raw", 4, 4), new LayerDraft().build()));
  }

  private static void assertRefused(String message, List<BlockLayer> layers) {
    assertEquals(message,
        assertThrows(IllegalArgumentException.class, () -> new BlockNetwork("two", layers)).getMessage());
  }

  private static BlockLayer second(String name, int inputs, int activationBits) {
    int[] columnBlock = new int[inputs];
    for (int j = 0; j < inputs; j++) columnBlock[j] = j % 2;
    return BlockLayer.raw(name, inputs, 2, 2, new int[] {0, 1}, columnBlock, 4, activationBits,
        new int[2][inputs], new int[2]);
  }
}
