package burin.training;

import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import java.util.ArrayList;
import java.util.List;

/// Turns trained layers into a network in the natural order of the neurons.
final class Export {
  private Export() {}

  static BlockNetwork network(String name, List<LayerPass> passes, Recipe recipe) {
    List<BlockLayer> layers = new ArrayList<>();
    for (int l = 0; l < passes.size(); l++) {
      layers.add(layer("fc" + (l + 1), passes.get(l), recipe, l == passes.size() - 1));
    }
    return new BlockNetwork(name, layers);
  }

  private static BlockLayer layer(String name, LayerPass pass, Recipe recipe, boolean raw) {
    Mask mask = pass.layer.mask;
    LayerPass.Quantiser quantiser = pass.quantiser();
    return raw
        ? BlockLayer.raw(name, mask.inputs(), mask.outputs(), mask.blocks(), mask.rowBlock(), mask.columnBlock(),
            recipe.weightBits(), recipe.activationBits(), weights(pass), bias(pass))
        : new BlockLayer(name, mask.inputs(), mask.outputs(), mask.blocks(), mask.rowBlock(), mask.columnBlock(),
            recipe.weightBits(), recipe.activationBits(), recipe.activationBits(), weights(pass), bias(pass),
            quantiser.multiplier(), quantiser.shift(), false);
  }

  private static int[][] weights(LayerPass pass) {
    Mask mask = pass.layer.mask;
    int[][] weights = new int[mask.outputs()][mask.inputs()];
    for (int i = 0; i < mask.outputs(); i++) {
      int row = mask.rowPlace()[i] % mask.blockOutputs();
      for (int j = 0; j < mask.inputs(); j++) {
        if (mask.rowBlock()[i] == mask.columnBlock()[j]) weights[i][j] = (int) pass.weights[j * mask.blockOutputs() + row];
      }
    }
    return weights;
  }

  private static int[] bias(LayerPass pass) {
    Mask mask = pass.layer.mask;
    int[] bias = new int[mask.outputs()];
    for (int i = 0; i < bias.length; i++) bias[i] = (int) pass.bias[mask.rowPlace()[i]];
    return bias;
  }
}
