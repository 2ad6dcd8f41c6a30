package burin.training;

import burin.nn.*;
import burin.nn.reference.NetworkReference;

/// trial
public final class TrainLenet {
  public static void main(String[] args) {
    long seed = Long.parseLong(args[0]);
    int threads = Integer.parseInt(args[1]);
    long start = System.nanoTime();
    Dataset training = Datasets.training(System.err::println);
    BlockNetwork network;
    try (var t = new Trainer(Recipe.lenet().withSeed(seed), training, threads, System.err::println)) {
      network = t.train("lenet-300-100");
    }
    System.err.println((System.nanoTime() - start) / 1e9 + " s, hash " + network.hashCode());
    Dataset test = Datasets.full(System.err::println);
    var reference = new NetworkReference(network);
    int correct = 0, sample = 0, val = 0;
    for (int i = 0; i < test.size(); i++) {
      if (reference.classify(test.input(i, network)) != test.label(i)) continue;
      correct++;
      if (i < 1000) sample++;
    }
    for (int i = 55000; i < 60000; i++) if (reference.classify(training.input(i, network)) == training.label(i)) val++;
    System.err.println("seed " + seed + " test " + correct / 1e4 + " sample " + sample / 1e3 + " val " + val / 5e3);
  }
}
