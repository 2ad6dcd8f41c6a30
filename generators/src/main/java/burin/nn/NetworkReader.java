package burin.nn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the format of [NetworkFiles].
///
/// What the types check is told with the place of the object that they refuse; what would be told by an index that the
/// file does not have, since rows are packed there, is checked here.
final class NetworkReader {
  private static final Set<String> NETWORK_FIELDS = Set.of("format", "version", "name", "layers");
  private static final Set<String> COMMON_FIELDS = Set.of("name", "inputs", "outputs", "blocks", "weightBits",
      "activationBits", "rowBlock", "columnBlock", "bias", "weights");
  private static final Set<String> RAW_FIELDS = with(COMMON_FIELDS, "raw");
  private static final Set<String> QUANTISED_FIELDS = with(COMMON_FIELDS, "outputBits", "multiplier", "shift");

  private NetworkReader() {}

  static BlockNetwork network(JsonValue file) {
    String format = file.field("format").text();
    if (!format.equals(NetworkWriter.FORMAT)) throw file.field("format").error(
        "is \"%s\", must be \"%s\"".formatted(format, NetworkWriter.FORMAT));
    int version = file.field("version").integer();
    if (version != NetworkWriter.VERSION) throw file.field("version").error(
        "is %d, but this Burin reads version %d".formatted(version, NetworkWriter.VERSION));
    file.allow(NETWORK_FIELDS);
    String name = file.field("name").text();
    List<BlockLayer> layers = new ArrayList<>();
    for (JsonValue layer : file.field("layers").list()) layers.add(layer(layer));
    return file.field("layers").checked(() -> new BlockNetwork(name, layers));
  }

  private static BlockLayer layer(JsonValue json) {
    String name = json.field("name").text();
    boolean raw = raw(json);
    json.allow(raw ? RAW_FIELDS : QUANTISED_FIELDS);
    int inputs = json.field("inputs").integer();
    int outputs = json.field("outputs").integer();
    int blocks = json.field("blocks").integer();
    int weightBits = json.field("weightBits").integer();
    int activationBits = json.field("activationBits").integer();
    int[] rowBlock = json.field("rowBlock").integers();
    int[] columnBlock = json.field("columnBlock").integers();
    int[] bias = json.field("bias").integers();
    return json.checked(() -> {
      LayerChecks.shape(name, inputs, outputs, blocks);
      LayerChecks.widths(name, weightBits, activationBits);
      LayerChecks.blockOf(name, "rowBlock", "output", rowBlock, outputs, blocks);
      LayerChecks.blockOf(name, "columnBlock", "input", columnBlock, inputs, blocks);
      int[][] weights = weights(json.field("weights"), rowBlock, columnBlock, weightBits);
      return raw
          ? BlockLayer.raw(name, inputs, outputs, blocks, rowBlock, columnBlock, weightBits, activationBits, weights, bias)
          : new BlockLayer(name, inputs, outputs, blocks, rowBlock, columnBlock, weightBits, activationBits,
              json.field("outputBits").integer(), weights, bias,
              json.field("multiplier").integer(), json.field("shift").integer(), false);
    });
  }

  private static boolean raw(JsonValue layer) {
    if (!layer.has("raw")) return false;
    JsonValue raw = layer.field("raw");
    if (!raw.value().equals(true)) throw raw.error("must be true, or be left out");
    return true;
  }

  private static int[][] weights(JsonValue json, int[] rowBlock, int[] columnBlock, int weightBits) {
    List<JsonValue> rows = json.list();
    if (rows.size() != rowBlock.length) throw json.error(
        "has %d rows, must be %d (the outputs)".formatted(rows.size(), rowBlock.length));
    int[][] weights = new int[rowBlock.length][];
    for (int i = 0; i < weights.length; i++) {
      int[] columns = LayerChecks.members(columnBlock, rowBlock[i]);
      weights[i] = row(rows.get(i), columns, columnBlock.length, weightBits);
    }
    return weights;
  }

  /// Spreads the packed weights of one output over its inputs, whose numbers are `columns`.
  private static int[] row(JsonValue json, int[] columns, int inputs, int weightBits) {
    int max = (1 << (weightBits - 1)) - 1;
    int[] packed = json.integers(-max - 1, max);
    if (packed.length != columns.length) throw json.error(
        "has %d weights, must be %d (the inputs of its block)".formatted(packed.length, columns.length));
    int[] row = new int[inputs];
    for (int k = 0; k < columns.length; k++) row[columns[k]] = packed[k];
    return row;
  }

  private static Set<String> with(Set<String> fields, String... more) {
    var all = new HashSet<>(fields);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }
}
