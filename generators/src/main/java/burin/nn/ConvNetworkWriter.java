package burin.nn;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes the format of [ConvNetworkFiles].
final class ConvNetworkWriter {
  static final String FORMAT = "burin-conv-network";
  static final int VERSION = 1;
  private static final String INDENT = "      ";

  private final JsonText out = new JsonText();

  String network(ConvNetwork network) {
    out.append("{\n");
    out.text("  ", "format", FORMAT);
    out.number("  ", "version", VERSION);
    out.text("  ", "name", network.name());
    out.number("  ", "channels", network.input().channels());
    out.number("  ", "rows", network.input().rows());
    out.number("  ", "columns", network.input().columns());
    layers("convolutions", network.convolutions(), this::convolution);
    out.append(",\n");
    layers("dense", network.dense(), this::dense);
    return out.append("\n}\n").toString();
  }

  private <T> void layers(String field, List<T> layers, Consumer<T> write) {
    out.append("  \"" + field + "\": [");
    for (Iterator<T> each = layers.iterator(); each.hasNext(); ) {
      out.append("\n    {\n");
      write.accept(each.next());
      out.append(each.hasNext() ? "    }," : "    }\n  ");
    }
    out.append("]");
  }

  private void convolution(ConvLayer layer) {
    out.text(INDENT, "name", layer.name());
    out.number(INDENT, "inputs", layer.inputs());
    out.number(INDENT, "outputs", layer.outputs());
    out.number(INDENT, "kernel", layer.kernel());
    out.number(INDENT, "stride", layer.stride());
    out.number(INDENT, "padding", layer.padding());
    pooling(layer.pooling());
    requantiser(layer.requantiser());
    out.numbers(INDENT, "bias", layer.bias());
    out.groups(INDENT, "weights", Arrays.stream(layer.weights())
        .map(kernels -> Arrays.stream(kernels).map(ConvNetworkWriter::flat).toList()).toList());
  }

  private void dense(DenseLayer layer) {
    out.text(INDENT, "name", layer.name());
    out.number(INDENT, "inputs", layer.inputs());
    out.number(INDENT, "outputs", layer.outputs());
    requantiser(layer.requantiser());
    out.numbers(INDENT, "bias", layer.bias());
    out.rows(INDENT, "weights", List.of(layer.weights()));
  }

  private void pooling(Pooling pooling) {
    out.text(INDENT, "pooling", pooling.kind().name());
    if (pooling.kind() == Pooling.Kind.NONE) return;
    out.number(INDENT, "poolingSize", pooling.size());
    out.text(INDENT, "order", pooling.order().name());
  }

  private void requantiser(Optional<Requantiser> requantiser) {
    if (requantiser.isEmpty()) {
      out.yes(INDENT, "raw");
      return;
    }
    out.number(INDENT, "multiplier", requantiser.get().multiplier());
    out.number(INDENT, "shift", requantiser.get().shift());
  }

  private static int[] flat(int[][] kernel) {
    return Arrays.stream(kernel).flatMapToInt(Arrays::stream).toArray();
  }
}
