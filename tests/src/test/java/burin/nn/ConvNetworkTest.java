package burin.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.diag.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConvNetworkTest {
  private static final Optional<Requantiser> SCALE = Optional.of(new Requantiser(1, 8));
  private static final MapShape IMAGE = new MapShape(1, 28, 28);

  @Test
  void derivesItsShapes() {
    var network = new ConvNetwork("lenet", IMAGE,
        List.of(conv("conv1", 1, 20, SCALE), conv("conv2", 20, 50, SCALE)),
        List.of(dense("fc1", 800, 500, SCALE), dense("fc2", 500, 10, Optional.empty())));
    assertEquals(784, network.inputs());
    assertEquals(10, network.outputs());
    assertEquals(new MapShape(20, 12, 12), network.shape(1));
    assertEquals(new MapShape(50, 8, 8), network.convolved(1));
    assertEquals(new MapShape(50, 4, 4), network.shape(2));
    assertEquals(24 * 24 * 500 + 64 * 25_000 + 400_000 + 5_000, network.multiplications());
    assertEquals("""
        lenet: input 1x28x28
          conv1: 1 -> 20 maps, kernel 5x5, stride 1, padding 0, max 2, output 20x12x12
          conv2: 20 -> 50 maps, kernel 5x5, stride 1, padding 0, max 2, output 50x4x4
          fc1: 800 -> 500
          fc2: 500 -> 10 (raw accumulator)""", network.toString());
    assertEquals("other", network.named("other").name());
  }

  @Test
  void mayEndInAConvolution() {
    var network = new ConvNetwork("one", IMAGE, List.of(conv("conv1", 1, 2, Optional.empty())), List.of());
    assertEquals(2 * 12 * 12, network.outputs());
  }

  @Test
  void refusesWhatDoesNotJoin() {
    assertRefused("network x: has no layers, must have at least 1", List.of(), List.of());
    assertRefused("network x: layer conv1: takes 2 maps, but its input is 1x28x28",
        List.of(conv("conv1", 2, 2, SCALE)), List.of());
    assertRefused("network x: layer conv2: takes 3 maps, but its input is 2x12x12",
        List.of(conv("conv1", 1, 2, SCALE), conv("conv2", 3, 2, SCALE)), List.of());
    assertRefused("network x: layer conv4: kernel is 5, allowed 1..1 on an input of 2x1x1 with padding 0", List.of(
        conv("conv1", 1, 2, SCALE), conv("conv2", 2, 2, SCALE), small("conv3", 2, 2), conv("conv4", 2, 2, SCALE)), List.of());
    assertRefused("network x: layer fc1 has 9 inputs, must be 288 (the values of maps of 2x12x12)",
        List.of(conv("conv1", 1, 2, SCALE)), List.of(dense("fc1", 9, 2, SCALE)));
    assertRefused("network x: layer fc2 has 9 inputs, must be 2 (the outputs of layer fc1)",
        List.of(), List.of(dense("fc1", 784, 2, SCALE), dense("fc2", 9, 2, SCALE)));
    assertRefused("network x: layer conv1 is raw, allowed only for the last layer",
        List.of(conv("conv1", 1, 2, Optional.empty())), List.of(dense("fc1", 288, 2, SCALE)));
  }

  @Test
  void imagesLieInTheMiddle() {
    byte[] pixels = {1, 2, 3, (byte) 255};
    var data = new Dataset("four", 2, 2, pixels, new byte[1]);
    var network = new ConvNetwork("x", new MapShape(1, 5, 4), List.of(), List.of(dense("fc", 20, 1, SCALE)));
    assertEquals("[0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0]",
        Arrays.toString(data.input(0, network)));
  }

  @Test
  void refusesLargerImages() {
    var data = new Dataset("four", 2, 2, new byte[4], new byte[1]);
    var network = new ConvNetwork("x", new MapShape(1, 1, 4), List.of(), List.of(dense("fc", 4, 1, SCALE)));
    assertEquals("error B203: four: its images of 1x2x2 do not fit the input of network x, which is 1x1x4\n"
            + "  write: choose images and a network that fit each other",
        assertThrows(UserError.class, () -> data.input(0, network)).getMessage());
  }

  private static ConvLayer conv(String name, int inputs, int outputs, Optional<Requantiser> requantiser) {
    return new ConvLayer(name, inputs, outputs, 5, 1, 0, new int[outputs][inputs][5][5], new int[outputs],
        Pooling.max(2), requantiser);
  }

  private static ConvLayer small(String name, int inputs, int outputs) {
    return new ConvLayer(name, inputs, outputs, 3, 1, 0, new int[outputs][inputs][3][3], new int[outputs],
        Pooling.max(2), SCALE);
  }

  private static DenseLayer dense(String name, int inputs, int outputs, Optional<Requantiser> requantiser) {
    return new DenseLayer(name, inputs, outputs, new int[outputs][inputs], new int[outputs], requantiser);
  }

  private static void assertRefused(String message, List<ConvLayer> convolutions, List<DenseLayer> dense) {
    assertEquals(message, assertThrows(IllegalArgumentException.class,
        () -> new ConvNetwork("x", IMAGE, convolutions, dense)).getMessage());
  }
}
