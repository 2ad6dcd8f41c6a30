package burin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.nn.RandomConvNetworks.Limits;
import burin.nn.reference.ConvReference;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomConvNetworksTest {

  @Test
  void sameSeedSameNetwork() {
    for (long seed = 0; seed < 20; seed++) {
      assertEquals(RandomConvNetworks.random(seed, Limits.small()), RandomConvNetworks.random(seed, Limits.small()));
    }
  }

  /// Every pooling, every depth, strides, paddings and raw convolutions turn up, and outputs are spread over their range.
  @Test
  void coversWhatItMay() {
    Set<Object> seen = new HashSet<>();
    int zeros = 0;
    int full = 0;
    int values = 0;
    var random = new Random(4);
    for (long seed = 0; seed < 300; seed++) {
      ConvNetwork network = RandomConvNetworks.random(seed, Limits.small());
      network.convolutions().forEach(layer -> seen.addAll(
          List.of(layer.pooling(), "stride " + layer.stride(), "padding " + layer.padding(), "raw " + layer.raw())));
      seen.add("convolutions " + network.convolutions().size());
      seen.add("dense " + network.dense().size());
      if (network.convolutions().getFirst().raw()) continue;
      for (int value : new ConvReference(network).forward(RandomConvNetworks.image(network.input(), random))[0]) {
        values++;
        if (value == 0) zeros++;
        if (value == 255) full++;
      }
    }
    assertTrue(seen.containsAll(Limits.small().poolings()), seen::toString);
    assertTrue(seen.containsAll(Set.of("stride 1", "stride 2", "padding 0", "padding 3", "raw true", "convolutions 1",
        "convolutions 3", "dense 0", "dense 2")), seen::toString);
    assertTrue(zeros + full < 0.85 * values, zeros + " and " + full + " of " + values);
  }

  @Test
  void refusesLimitsThatLeaveNoRoom() {
    assertEquals("maxSide is 4, must be at least 7 so that the largest kernel, stride and window fit",
        assertThrows(IllegalArgumentException.class,
            () -> new Limits(1, 4, 5, 2, false, List.of(Pooling.max(2)), 1, 0)).getMessage());
  }
}
