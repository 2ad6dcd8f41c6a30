package burin.nn;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.io.JsonStringEncoder;

/// Writes the format of [NetworkFiles].
final class NetworkWriter {
  static final String FORMAT = "burin-network";
  static final int VERSION = 1;
  private static final int NUMBERS_A_LINE = 40;

  private final StringBuilder out = new StringBuilder();

  String network(BlockNetwork network) {
    out.append("{\n");
    text("  ", "format", FORMAT);
    number("  ", "version", VERSION);
    text("  ", "name", network.name());
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
    text(indent, "name", layer.name());
    number(indent, "inputs", layer.inputs());
    number(indent, "outputs", layer.outputs());
    number(indent, "blocks", layer.blocks());
    number(indent, "weightBits", layer.weightBits());
    number(indent, "activationBits", layer.activationBits());
    if (layer.raw()) {
      out.append(indent).append("\"raw\": true,\n");
    } else {
      number(indent, "outputBits", layer.outputBits());
      number(indent, "multiplier", layer.multiplier());
      number(indent, "shift", layer.shift());
    }
    numbers(indent, "rowBlock", layer.rowBlock());
    numbers(indent, "columnBlock", layer.columnBlock());
    numbers(indent, "bias", layer.bias());
    weights(indent, layer);
    out.append("    }");
  }

  private void weights(String indent, BlockLayer layer) {
    String rows = IntStream.range(0, layer.outputs())
        .mapToObj(output -> indent + "  [" + list(row(layer, output)) + "]")
        .collect(Collectors.joining(",\n"));
    out.append(indent).append("\"weights\": [\n").append(rows).append('\n').append(indent).append("]\n");
  }

  private static int[] row(BlockLayer layer, int output) {
    return IntStream.range(0, layer.inputs())
        .filter(input -> layer.inMask(output, input))
        .map(input -> layer.weight(output, input))
        .toArray();
  }

  private void text(String indent, String field, String value) {
    out.append(indent).append('"').append(field).append("\": \"")
        .append(JsonStringEncoder.getInstance().quoteAsCharArray(value)).append("\",\n");
  }

  private void number(String indent, String field, int value) {
    out.append(indent).append('"').append(field).append("\": ").append(value).append(",\n");
  }

  /// Short lists on the line of their name, longer ones on lines of their own.
  private void numbers(String indent, String field, int[] values) {
    out.append(indent).append('"').append(field).append("\": [");
    if (values.length <= NUMBERS_A_LINE) {
      out.append(list(values)).append("],\n");
      return;
    }
    for (int from = 0; from < values.length; from += NUMBERS_A_LINE) {
      int to = Math.min(from + NUMBERS_A_LINE, values.length);
      out.append('\n').append(indent).append("  ").append(list(Arrays.copyOfRange(values, from, to)));
      if (to < values.length) out.append(',');
    }
    out.append('\n').append(indent).append("],\n");
  }

  private static String list(int[] values) {
    return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }
}
