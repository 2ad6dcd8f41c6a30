package burin.mlcnn;

import java.util.HashMap;
import java.util.Map;

/// Puts the weights and biases of a layer into the image of a DRAM: biases at once, weights when a tile asks for them.
final class LayerImage implements Tiler.Addresses {
  private final MlcnnConfig config;
  private final LayerPlan plan;
  private final TilePlan tile;
  private final LayerValues values;
  private final Image image;
  private final BufferSizes buffers;
  private final int scales;
  /// Where the weights of the output channels from each on lie.
  private final Map<Integer, Integer> weights = new HashMap<>();

  LayerImage(MlcnnConfig config, LayerPlan plan, TilePlan tile, LayerValues values, Image image) {
    this.config = config;
    this.plan = plan;
    this.tile = tile;
    this.values = values;
    this.image = image;
    this.buffers = config.buffers();
    this.scales = image.add(scaleWords());
  }

  @Override
  public int scales() {
    return scales;
  }

  @Override
  public int weights(int channel, int outputs) {
    return weights.computeIfAbsent(channel, first -> addWeights(first, outputs));
  }

  private long[] scaleWords() {
    long[] words = new long[plan.layer().outputs()];
    for (int m = 0; m < words.length; m++) words[m] = values.scale(m);
    return words;
  }

  private int addWeights(int first, int outputs) {
    int blocks = Math.ceilDiv(outputs, config.slices().channels());
    int base = image.reserve(0);
    for (int c = 0; c < plan.input().channels(); c += tile.channels()) {
      image.add(groupWeights(first, outputs, blocks, c, Math.min(tile.channels(), plan.input().channels() - c)));
    }
    return base;
  }

  /// Channel, row of the kernel, block of output channels, column of the kernel: the order in which slices need them.
  private long[] groupWeights(int first, int outputs, int blocks, int channel, int channels) {
    var words = new long[tile.weightWords(config, plan, channels, blocks)];
    int step = 0;
    for (int c = channel; c < channel + channels; c++) {
      for (int i = 0; i < plan.kernel(); i++) {
        for (int block = 0; block < blocks; block++) {
          for (int j = 0; j < plan.kernel(); j++) {
            for (int lane = 0; lane < config.slices().channels(); lane++) {
              int m = block * config.slices().channels() + lane;
              if (m < outputs) putWeight(words, step, lane, values.weight(first + m, c, i, j));
            }
            step++;
          }
        }
      }
    }
    return words;
  }

  private void putWeight(long[] words, int step, int lane, long weight) {
    int stored = config.precision().weightStorageBits();
    int perWord = config.precision().weightsPerWord();
    int place = buffers.stepsPerWord() > 1
        ? step * config.slices().channels() + lane : step * buffers.wordsPerStep() * perWord + lane;
    long mask = (1L << stored) - 1;
    words[place / perWord] |= (weight & mask) << place % perWord * stored;
  }
}
