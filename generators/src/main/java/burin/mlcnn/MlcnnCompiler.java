package burin.mlcnn;

import burin.mlcnn.MlcnnProgram.LayerProgram;
import burin.nn.ConvLayer;
import burin.nn.ConvNetwork;
import burin.nn.DenseLayer;
import burin.nn.FloatConvLayer;
import burin.nn.FloatConvNetwork;
import burin.nn.MapShape;
import burin.nn.Pooling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Makes programs of networks.
///
/// A fully connected layer becomes a convolution whose kernel covers the maps, or one of 1 x 1. Each layer is cut into
/// [tiles][TilePlan], each of which is a [Command]; of the ways to cut it the one is taken that is the fastest by
/// [MlcnnFormulas].
public final class MlcnnCompiler {
  /// How a network is to be computed.
  ///
  /// @param direct names of layers that are not to be fused, where the accelerator can do both
  /// @param halves whether layers store half sums for the next one where that is possible
  /// @param tiles how layers are cut
  public record Options(Set<String> direct, boolean halves, Tiles tiles) {
    public static final Options USUAL = new Options(Set.of(), false);

    public Options {
      direct = Set.copyOf(direct);
    }

    public Options(Set<String> direct, boolean halves) {
      this(direct, halves, Tiles.FAST);
    }
  }

  /// How layers are cut into tiles.
  public enum Tiles {
    /// So that they take the fewest cycles: small ones overlap, but rows between two tiles are loaded and added up for both.
    FAST,
    /// As large as the buffers allow, so that hardly anything is loaded or added up twice.
    LARGE
  }

  /// Cycles of a DRAM for which tiles are chosen.
  private static final int USUAL_LATENCY = 20;

  private final MlcnnConfig config;

  public MlcnnCompiler(MlcnnConfig config) {
    this.config = config;
  }

  public MlcnnProgram compile(ConvNetwork network) {
    return compile(network, Options.USUAL);
  }

  /// @throws IllegalArgumentException if the accelerator cannot compute a layer, with the reason
  public MlcnnProgram compile(ConvNetwork network, Options options) {
    if (config.format().isFloating()) throw wrongFormat(network.name(), "bytes");
    List<LayerPlan> plans = plans(layers(network), network.input(), options);
    List<LayerValues> values = new ArrayList<>();
    for (LayerPlan plan : plans) values.add(new IntegerValues(plan));
    return program(network.name(), network.input(), plans, values, options.tiles());
  }

  /// A program of a network with floating point.
  ///
  /// @throws IllegalArgumentException if the accelerator cannot compute a layer, with the reason
  public MlcnnProgram compile(FloatConvNetwork network, Options options) {
    if (!config.format().isFloating()) throw wrongFormat(network.name(), "floating point");
    List<LayerPlan> plans = plans(network.layers().stream().map(FloatConvLayer::shape).toList(), network.input(), options);
    var values = new ArrayList<LayerValues>();
    for (int i = 0; i < plans.size(); i++) values.add(new FloatingValues(config.format(), plans.get(i), network.layers().get(i)));
    return program(network.name(), network.input(), plans, values, options.tiles());
  }

  private Tiler tiler(LayerPlan plan, MapPlace from, MapPlace to, Tiles tiles) {
    List<Tiler> all = TilePlan.all(config, plan).stream().map(tile -> new Tiler(config, plan, tile, from, to)).toList();
    if (tiles == Tiles.LARGE) return all.getFirst();
    var formulas = new MlcnnFormulas(config, USUAL_LATENCY);
    return all.stream()
        .min(Comparator.comparingLong(tiler -> formulas.cycles(tiler.commands(Tiler.Addresses.NONE)))).orElseThrow();
  }

  private IllegalArgumentException wrongFormat(String network, String numbers) {
    return new IllegalArgumentException(
        "mlcnn: network %s is of %s, and the accelerator of %s".formatted(network, numbers, config.format()));
  }

  private MlcnnProgram program(
      String name, MapShape inputs, List<LayerPlan> plans, List<LayerValues> values, Tiles tiles) {
    var image = new Image();
    var input = place(image, inputs, StoreForm.of(config.format()), plans.getFirst().layer().padding());
    var layers = new ArrayList<LayerProgram>();
    MapPlace from = input;
    for (int i = 0; i < plans.size(); i++) {
      MapPlace to = output(image, plans.get(i), i + 1 < plans.size() ? plans.get(i + 1).layer().padding() : 0);
      Tiler tiler = tiler(plans.get(i), from, to, tiles);
      var weights = new LayerImage(config, plans.get(i), tiler.tile(), values.get(i), image);
      layers.add(new LayerProgram(plans.get(i), tiler.commands(weights), to));
      from = to;
    }
    int base = image.reserve(0);
    for (LayerProgram layer : layers) for (Command command : layer.commands()) image.add(command.pack(config));
    return new MlcnnProgram(config, name, layers, base, image.words(), input, from);
  }

  private List<LayerPlan> plans(List<ConvLayer> layers, MapShape input, Options options) {
    var plans = new ArrayList<LayerPlan>();
    MapShape shape = input;
    for (ConvLayer layer : layers) {
      plans.add(LayerPlan.of(config, layer, shape, options.direct().contains(layer.name())));
      plans.getLast().check(config);
      shape = layer.output(shape);
    }
    if (!options.halves()) return plans;
    for (int i = 0; i + 1 < plans.size(); i++) joinHalves(plans, i);
    return plans;
  }

  /// Lets a layer store half sums, if the next one can use them and this one is not cut into tiles of rows.
  private void joinHalves(List<LayerPlan> plans, int i) {
    LayerPlan next = plans.get(i + 1);
    LayerPlan own = plans.get(i);
    boolean usable = next.way() == Mode.MLCNN && next.window() == 2 && next.layer().stride() == 1 && next.layer().padding() == 0;
    if (!usable || TilePlan.all(config, own).getFirst().rows() < own.output().rows()) return;
    plans.set(i, own.withHalves(own.halvesIn(), true));
    plans.set(i + 1, next.withHalves(true, next.halvesOut()));
  }

  private static List<ConvLayer> layers(ConvNetwork network) {
    var layers = new ArrayList<>(network.convolutions());
    MapShape shape = network.shape(layers.size());
    for (DenseLayer layer : network.dense()) {
      layers.add(convolution(layer, shape));
      shape = new MapShape(layer.outputs(), 1, 1);
    }
    return layers;
  }

  private static ConvLayer convolution(DenseLayer layer, MapShape maps) {
    if (maps.rows() != maps.columns()) throw new IllegalArgumentException(
        "mlcnn: layer %s: is fully connected to maps of %d x %d, and kernels are square".formatted(
            layer.name(), maps.rows(), maps.columns()));
    int side = maps.rows();
    int[][][][] weights = new int[layer.outputs()][maps.channels()][side][side];
    for (int m = 0; m < layer.outputs(); m++) {
      for (int i = 0; i < layer.inputs(); i++) {
        weights[m][i / maps.mapSize()][i % maps.mapSize() / side][i % side] = layer.weight(m, i);
      }
    }
    return new ConvLayer(layer.name(), maps.channels(), layer.outputs(), side, 1, 0, weights, layer.bias(),
        Pooling.NONE, layer.requantiser());
  }

  private static MapPlace place(Image image, MapShape shape, StoreForm form, int border) {
    MapPlace place = MapPlace.of(0, shape.channels(), shape.rows(), shape.columns(), border, form);
    int base = image.reserve(place.words());
    return MapPlace.of(base, shape.channels(), shape.rows(), shape.columns(), border, form);
  }

  private MapPlace output(Image image, LayerPlan plan, int border) {
    MapShape shape = plan.output();
    StoreForm own = StoreForm.of(config.format());
    if (plan.layer().raw()) return place(image, shape, config.format().isFloating() ? own : StoreForm.RAW, border);
    if (!plan.halvesOut()) return place(image, shape, own, border);
    boolean wide = config.precision().halfStorageBits() > config.precision().activationBits();
    return place(image, new MapShape(shape.channels(), shape.rows() - 1, shape.columns()),
        wide ? StoreForm.HALVES : own, border);
  }
}
