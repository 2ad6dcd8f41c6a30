package burin.nn;

/// A small valid layer, any field of which a test may change before it is built.
final class LayerDraft {
  String name = "fc1";
  int inputs = 3;
  int outputs = 4;
  int blocks = 2;
  int[] rowBlock = {0, 1, 1, 0};
  int[] columnBlock = {0, 1, 0};
  int weightBits = 4;
  int activationBits = 4;
  int outputBits = 4;
  int[][] weights = {{7, 0, -8}, {0, 3, 0}, {0, -1, 0}, {1, 0, 2}};
  int[] bias = {5, -6, 0, 1};
  int multiplier = 129;
  int shift = 10;
  boolean raw = false;

  BlockLayer build() {
    return new BlockLayer(name, inputs, outputs, blocks, rowBlock, columnBlock, weightBits, activationBits, outputBits,
        weights, bias, multiplier, shift, raw);
  }
}
