package burin.nn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.diag.UserError;
import burin.nn.reference.NetworkReference;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ShippedNetworkTest {

  @Test
  void isLenetInTenBlocks() {
    var network = Networks.find("lenet-300-100");
    assertEquals("lenet-300-100", network.name());
    assertEquals("""
        fc1: 784 -> 300 in 10 blocks of 79 x 30, weights 4 bits, inputs 4 bits, outputs 4 bits
        fc2: 300 -> 100 in 10 blocks of 30 x 10, weights 4 bits, inputs 4 bits, outputs 4 bits
        fc3: 100 -> 10 in 10 blocks of 10 x 1, weights 4 bits, inputs 4 bits, outputs 12 bits (raw accumulator)
        """, String.join("\n", network.layers().stream().map(BlockLayer::toString).toList()) + "\n");
    assertEquals(26_620, network.maskSize());
  }

  @Test
  void recognisesTheSample() {
    var model = new NetworkReference(Networks.lenet());
    var sample = Datasets.sample();
    int correct = 0;
    for (int i = 0; i < sample.size(); i++) {
      if (model.classify(sample.input(i, model.network())) == sample.label(i)) correct++;
    }
    assertTrue(correct >= 970, correct + " of 1000 images");
  }

  @Test
  void fileIsAsTheWriterWritesIt() throws IOException {
    try (var stream = Networks.class.getResourceAsStream("lenet-300-100.json")) {
      byte[] file = stream.readAllBytes();
      assertEquals(NetworkFiles.toJson(Networks.lenet()), new String(file, UTF_8));
      assertTrue(file.length < 300_000, file.length + " bytes");
    }
  }

  @Test
  void tellsTheNamesThereAre() {
    assertEquals("error B202: there is no network lenet\n  write: lenet-300-100 or the path of a .json file",
        assertThrows(UserError.class, () -> Networks.find("lenet")).getMessage());
  }
}
