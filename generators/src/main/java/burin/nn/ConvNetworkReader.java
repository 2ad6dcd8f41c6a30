package burin.nn;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the format of [ConvNetworkFiles].
///
/// What the types check is told with the place of the object that they refuse; what the file counts otherwise than the
/// types do, since kernels are packed there, is checked here.
final class ConvNetworkReader {
  private static final Set<String> NETWORK_FIELDS =
      Set.of("format", "version", "name", "channels", "rows", "columns", "convolutions", "dense");
  private static final Set<String> CONVOLUTION_FIELDS =
      Set.of("name", "inputs", "outputs", "kernel", "stride", "padding", "pooling", "bias", "weights");
  private static final Set<String> DENSE_FIELDS = Set.of("name", "inputs", "outputs", "bias", "weights");

  private ConvNetworkReader() {}

  static ConvNetwork network(JsonValue file) {
    String format = file.field("format").text();
    if (!format.equals(ConvNetworkWriter.FORMAT)) throw file.field("format").error(
        "is \"%s\", must be \"%s\"".formatted(format, ConvNetworkWriter.FORMAT));
    int version = file.field("version").integer();
    if (version != ConvNetworkWriter.VERSION) throw file.field("version").error(
        "is %d, but this Burin reads version %d".formatted(version, ConvNetworkWriter.VERSION));
    file.allow(NETWORK_FIELDS);
    String name = file.field("name").text();
    List<ConvLayer> convolutions = file.field("convolutions").list().stream().map(ConvNetworkReader::convolution).toList();
    List<DenseLayer> dense = file.field("dense").list().stream().map(ConvNetworkReader::dense).toList();
    return file.checked(() -> new ConvNetwork(name, new MapShape(file.field("channels").integer(),
        file.field("rows").integer(), file.field("columns").integer()), convolutions, dense));
  }

  private static ConvLayer convolution(JsonValue json) {
    Pooling.Kind kind = json.field("pooling").constant(Pooling.Kind.class);
    Set<String> allowed = new HashSet<>(CONVOLUTION_FIELDS);
    allowed.addAll(scaleFields(json));
    if (kind != Pooling.Kind.NONE) allowed.addAll(List.of("poolingSize", "order"));
    json.allow(allowed);
    String name = json.field("name").text();
    int inputs = json.field("inputs").integer();
    int outputs = json.field("outputs").integer();
    int kernel = json.field("kernel").integer();
    int stride = json.field("stride").integer();
    int padding = json.field("padding").integer();
    return json.checked(() -> {
      ConvChecks.shape(name, inputs, outputs, kernel, stride, padding);
      return new ConvLayer(name, inputs, outputs, kernel, stride, padding,
          kernels(json.field("weights"), inputs, outputs, kernel), json.field("bias").integers(),
          pooling(json, kind), requantiser(json));
    });
  }

  private static DenseLayer dense(JsonValue json) {
    Set<String> allowed = new HashSet<>(DENSE_FIELDS);
    allowed.addAll(scaleFields(json));
    json.allow(allowed);
    String name = json.field("name").text();
    int inputs = json.field("inputs").integer();
    int outputs = json.field("outputs").integer();
    return json.checked(() -> {
      ConvChecks.denseShape(name, inputs, outputs);
      int[][] weights = rows(json.field("weights"), outputs).stream()
          .map(row -> bytes(row, inputs, "the inputs")).toArray(int[][]::new);
      return new DenseLayer(name, inputs, outputs, weights, json.field("bias").integers(), requantiser(json));
    });
  }

  private static Set<String> scaleFields(JsonValue layer) {
    return layer.has("raw") ? Set.of("raw") : Set.of("multiplier", "shift");
  }

  private static Pooling pooling(JsonValue layer, Pooling.Kind kind) {
    return kind == Pooling.Kind.NONE ? Pooling.NONE
        : new Pooling(kind, layer.field("poolingSize").integer(), layer.field("order").constant(Pooling.Order.class));
  }

  private static Optional<Requantiser> requantiser(JsonValue layer) {
    if (!layer.has("raw")) return Optional.of(
        new Requantiser(layer.field("multiplier").integer(), layer.field("shift").integer()));
    JsonValue raw = layer.field("raw");
    if (!raw.value().equals(true)) throw raw.error("must be true, or be left out");
    return Optional.empty();
  }

  private static int[][][][] kernels(JsonValue json, int inputs, int outputs, int kernel) {
    return rows(json, outputs).stream()
        .map(group -> kernels(group, inputs, kernel)).toArray(int[][][][]::new);
  }

  private static int[][][] kernels(JsonValue group, int inputs, int kernel) {
    List<JsonValue> kernels = group.list();
    if (kernels.size() != inputs) throw group.error("has %d kernels, must be %d (the inputs)".formatted(kernels.size(), inputs));
    return kernels.stream()
        .map(row -> square(bytes(row, kernel * kernel, "the kernel squared"), kernel)).toArray(int[][][]::new);
  }

  private static List<JsonValue> rows(JsonValue json, int outputs) {
    List<JsonValue> rows = json.list();
    if (rows.size() == outputs) return rows;
    throw json.error("has %d entries, must be %d (the outputs)".formatted(rows.size(), outputs));
  }

  private static int[] bytes(JsonValue row, int count, String what) {
    int[] values = row.integers(ConvChecks.MIN_WEIGHT, ConvChecks.MAX_WEIGHT);
    if (values.length == count) return values;
    throw row.error("has %d weights, must be %d (%s)".formatted(values.length, count, what));
  }

  private static int[][] square(int[] packed, int kernel) {
    int[][] rows = new int[kernel][];
    for (int i = 0; i < kernel; i++) rows[i] = Arrays.copyOfRange(packed, i * kernel, (i + 1) * kernel);
    return rows;
  }
}
