package burin.nn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.diag.UserError;
import burin.nn.reference.ConvReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedConvNetworksTest {
  @TempDir Path folder;

  @Test
  void haveTheLayersOfTheirNames() {
    assertEquals("""
        lenet5-reordered: input 1x32x32
          conv1: 1 -> 6 maps, kernel 5x5, stride 1, padding 0, average 2 before ReLU, output 6x14x14
          conv2: 6 -> 16 maps, kernel 5x5, stride 1, padding 0, average 2 before ReLU, output 16x5x5
          fc1: 400 -> 120
          fc2: 120 -> 84
          fc3: 84 -> 10 (raw accumulator)""", ConvNetworks.lenet5Reordered().toString());
  }

  /// The integer model is exact, so the number of right answers is too.
  @ParameterizedTest
  @CsvSource({
    "lenet5-reordered, 987", "lenet5-average, 992", "lenet-relu, 990", "lenet-relu-small, 982", "lenet1-relu, 964"})
  void recogniseTheSample(String name, int correct) {
    assertEquals(correct, new ConvReference(ConvNetworks.find(name)).correct(Datasets.sample()));
  }

  @ParameterizedTest
  @MethodSource("burin.nn.ConvNetworks#names")
  void areStoredAsTheWriterWritesThem(String name) throws IOException {
    ConvNetwork network = ConvNetworks.find(name);
    assertEquals(name, network.name());
    try (var stream = new GZIPInputStream(ConvNetworks.class.getResourceAsStream(name + ".json.gz"))) {
      assertEquals(ConvNetworkFiles.toJson(network), new String(stream.readAllBytes(), UTF_8));
    }
  }

  @Test
  void areFoundByNameOrFile() {
    Path file = folder.resolve("mine.json");
    ConvNetworkFiles.write(ConvNetworks.lenet5Reordered(), file);
    assertEquals(ConvNetworks.lenet5Reordered(), ConvNetworks.find(file.toString()));
    assertEquals("error B202: there is no convolution network lenet\n  write: "
            + String.join(", ", ConvNetworks.names()) + " or the path of a .json or .json.gz file",
        assertThrows(UserError.class, () -> ConvNetworks.find("lenet")).getMessage());
  }
}
