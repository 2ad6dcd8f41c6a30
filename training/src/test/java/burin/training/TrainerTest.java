package burin.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.nn.BlockNetwork;
import burin.nn.Dataset;
import burin.nn.Datasets;
import burin.nn.NetworkFiles;
import burin.nn.reference.NetworkReference;
import burin.training.Recipe.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Short runs on the shipped sample.
class TrainerTest {
  private static final Recipe SHORT = new Recipe(3, List.of(784, 45, 10), 5, 4, 4, 8, 200, 32, 1,
      new Phase(4, 1e-2, 0, 10), new Phase(4, 3e-3, 1e-3, 10));

  private final List<String> log = new ArrayList<>();

  @Test
  void threadsDoNotChangeTheBytes() {
    String one = NetworkFiles.toJson(train(SHORT, 1));
    assertEquals(one, NetworkFiles.toJson(train(SHORT, 2)));
    assertNotEquals(one, NetworkFiles.toJson(train(SHORT.withSeed(4), 2)));
  }

  /// The accuracy that the last line of the log tells is that of the integer model.
  @Test
  void trainsWhatTheHardwareComputes() {
    BlockNetwork network = train(SHORT, 2);
    Dataset validation = Datasets.sample().slice(800, 1_000);
    var model = new NetworkReference(network);
    int correct = 0;
    for (int i = 0; i < 200; i++) if (model.classify(validation.input(i, network)) == validation.label(i)) correct++;
    assertEquals("quantised, epoch 4 of 4: validation %.4f".formatted(correct / 200.0), log.getLast());
    assertTrue(correct > 140, correct + " of 200 images");
  }

  private BlockNetwork train(Recipe recipe, int threads) {
    try (var trainer = new Trainer(recipe, Datasets.sample(), threads, log::add)) {
      return trainer.train("short");
    }
  }
}
