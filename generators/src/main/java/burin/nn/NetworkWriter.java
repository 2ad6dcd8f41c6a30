package burin.nn;

import java.util.Iterator;
import java.util.stream.IntStream;

/// Writes the format of [NetworkFiles].
final class NetworkWriter {
  static final String FORMAT = "burin-network";
  static final int VERSION = 1;

  private final JsonText out = new JsonText();

  String network(BlockNetwork network) {
    out.append("{\n");
    out.text("  ", "format", FORMAT);
    out.number("  ", "version", VERSION);
    out.text("  ", "name", network.name());
    out.append("  \"layers\": [\n");
    for (Iterator<BlockLayer> layers = network.layers().iterator(); layers.hasNext(); ) {
      layer(layers.next());
      out.append(layers.hasNext() ? ",\n" : "\n");
    }
    return out.append("  ]\n}\n").toString();
  }

  private void layer(BlockLayer layer) {
    String indent = "      ";
    out.append("    {\n");
    out.text(indent, "name", layer.name());
    out.number(indent, "inputs", layer.inputs());
    out.number(indent, "outputs", layer.outputs());
    out.number(indent, "blocks", layer.blocks());
    out.number(indent, "weightBits", layer.weightBits());
    out.number(indent, "activationBits", layer.activationBits());
    if (layer.raw()) {
      out.yes(indent, "raw");
    } else {
      out.number(indent, "outputBits", layer.outputBits());
      out.number(indent, "multiplier", layer.multiplier());
      out.number(indent, "shift", layer.shift());
    }
    out.numbers(indent, "rowBlock", layer.rowBlock());
    out.numbers(indent, "columnBlock", layer.columnBlock());
    out.numbers(indent, "bias", layer.bias());
    out.rows(indent, "weights", IntStream.range(0, layer.outputs()).mapToObj(output -> row(layer, output)).toList());
    out.append("    }");
  }

  private static int[] row(BlockLayer layer, int output) {
    return IntStream.range(0, layer.inputs())
        .filter(input -> layer.inMask(output, input))
        .map(input -> layer.weight(output, input))
        .toArray();
  }
}
