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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes programs of networks.
///
/// A fully connected layer becomes a convolution whose kernel covers the maps, or one of 1 x 1. Each layer is cut into
/// [tiles][TilePlan], each of which is a [Command].
public final class MlcnnCompiler {
  /// How a network is to be computed.
  ///
  /// @param direct names of layers that are not to be fused, where the accelerator can do both
  /// @param halves whether layers store half sums for the next one where that is possible
  public record Options(Set<String> direct, boolean halves) {
    public static final Options USUAL = new Options(Set.of(), false);

    public Options {
      direct = Set.copyOf(direct);
    }
  }

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
    return program(network.name(), network.input(), plans, values);
  }

  /// A program of a network with floating point.
  ///
  /// @throws IllegalArgumentException if the accelerator cannot compute a layer, with the reason
  public MlcnnProgram compile(FloatConvNetwork network, Options options) {
    if (!config.format().isFloating()) throw wrongFormat(network.name(), "floating point");
    List<LayerPlan> plans = plans(network.layers().stream().map(FloatConvLayer::shape).toList(), network.input(), options);
    var values = new ArrayList<LayerValues>();
    for (int i = 0; i < plans.size(); i++) values.add(new FloatingValues(config.format(), plans.get(i), network.layers().get(i)));
    return program(network.name(), network.input(), plans, values);
  }

  private IllegalArgumentException wrongFormat(String network, String numbers) {
    return new IllegalArgumentException(
        "mlcnn: network %s is of %s, and the accelerator of %s".formatted(network, numbers, config.format()));
  }

  private MlcnnProgram program(String name, MapShape inputs, List<LayerPlan> plans, List<LayerValues> values) {
    var image = new Image();
    var input = place(image, inputs, StoreForm.of(config.format()), plans.getFirst().layer().padding());
    var layers = new ArrayList<LayerProgram>();
    MapPlace from = input;
    for (int i = 0; i < plans.size(); i++) {
      MapPlace to = output(image, plans.get(i), i + 1 < plans.size() ? plans.get(i + 1).layer().padding() : 0);
      var tiler = new Tiler(plans.get(i), values.get(i), image, from, to);
      layers.add(new LayerProgram(plans.get(i), tiler.commands(), to));
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
    if (!usable || TilePlan.of(config, own).rows() < own.output().rows()) return;
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

  /// Cuts a layer into tiles.
  private final class Tiler {
    private final LayerPlan plan;
    private final LayerValues values;
    private final Image image;
    private final MapPlace from;
    private final MapPlace to;
    private final TilePlan tile;
    private final BufferSizes buffers = config.buffers();
    private final int scaleBase;
    /// Where the weights of the output channels from each on lie.
    private final Map<Integer, Integer> weightBases = new HashMap<>();

    Tiler(LayerPlan plan, LayerValues values, Image image, MapPlace from, MapPlace to) {
      this.plan = plan;
      this.values = values;
      this.image = image;
      this.from = from;
      this.to = to;
      this.tile = TilePlan.of(config, plan);
      this.scaleBase = image.add(scales());
    }

    List<Command> commands() {
      var commands = new ArrayList<Command>();
      MapShape output = plan.output();
      for (int row = 0; row < output.rows(); row += tile.rows()) {
        for (int column = 0; column < output.columns(); column += tile.columns()) {
          for (int channel = 0; channel < output.channels(); channel += tile.outputs()) {
            commands.add(command(row, column, channel));
          }
        }
      }
      return commands;
    }

    private long[] scales() {
      long[] words = new long[plan.layer().outputs()];
      for (int m = 0; m < words.length; m++) words[m] = values.scale(m);
      return words;
    }

    private Command command(int row, int column, int channel) {
      int rows = Math.min(tile.rows(), plan.output().rows() - row);
      int columns = Math.min(tile.columns(), plan.output().columns() - column);
      int outputs = Math.min(tile.outputs(), plan.output().channels() - channel);
      int lanes = config.precision().activationsPerWord();
      int step = plan.layer().stride() * plan.layer().pooling().size();
      int skipped = step * column % lanes;
      var builder = new Command.Builder();
      load(builder, step * row, step * column - skipped, rows, skipped + plan.activations(columns));
      weights(builder, channel, outputs);
      prepare(builder, rows, skipped + plan.activations(columns));
      multiply(builder, rows, columns, outputs, skipped);
      store(builder, row, column, channel, rows, columns);
      return builder.build();
    }

    private boolean wide() {
      return from.form() == StoreForm.HALVES;
    }

    private int rowWords(int columns) {
      int lanes = config.precision().activationsPerWord();
      return Math.ceilDiv(columns, lanes) * (wide() ? 2 : 1);
    }

    private void load(Command.Builder builder, int top, int left, int rows, int columns) {
      int channelWords = plan.inputRows(rows) * rowWords(columns);
      int groups = Math.ceilDiv(plan.input().channels(), tile.channels());
      int last = plan.input().channels() - (groups - 1) * tile.channels();
      builder.set(Field.INPUT_BASE, from.base() + top * from.rowWords() + left * from.form().bytes() / Long.BYTES)
          .set(Field.INPUT_CHANNEL_STRIDE, from.channelWords())
          .set(Field.INPUT_ROW_STRIDE, from.rowWords())
          .set(Field.INPUT_ROWS, plan.inputRows(rows))
          .set(Field.ROW_WORDS, rowWords(columns))
          .set(Field.GROUPS, groups)
          .set(Field.GROUP_CHANNELS, tile.channels())
          .set(Field.LAST_CHANNELS, last)
          .set(Field.GROUP_WORDS, tile.channels() * channelWords)
          .set(Field.LAST_GROUP_WORDS, last * channelWords)
          .set(Field.CHANNEL_WORDS, channelWords);
    }

    private void weights(Command.Builder builder, int channel, int outputs) {
      int blocks = Math.ceilDiv(outputs, config.slices().channels());
      int last = (plan.input().channels() - 1) % tile.channels() + 1;
      builder.set(Field.WEIGHT_BASE, weightBases.computeIfAbsent(channel, first -> addWeights(first, outputs)))
          .set(Field.WEIGHT_WORDS, weightWords(tile.channels(), blocks))
          .set(Field.LAST_WEIGHT_WORDS, weightWords(last, blocks))
          .set(Field.SCALE_BASE, scaleBase + channel)
          .set(Field.OUTPUTS, outputs)
          .set(Field.CHANNEL_BLOCKS, blocks)
          .set(Field.LAST_LANES, outputs - (blocks - 1) * config.slices().channels());
    }

    /// Words of DRAM for the weights of a group.
    private int weightWords(int channels, int blocks) {
      int steps = channels * blocks * plan.kernel() * plan.kernel();
      return Math.ceilDiv(steps, buffers.stepsPerWord()) * buffers.wordsPerStep();
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
      var words = new long[weightWords(channels, blocks)];
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

    private void prepare(Command.Builder builder, int rows, int columns) {
      int lanes = config.precision().activationsPerWord();
      int words = rowWords(columns);
      boolean sums = plan.way() == Mode.MLCNN && !plan.halvesIn();
      builder.set(Field.READS, wide() ? 2 : sums ? plan.window() : 1)
          .set(Field.READ_STEP, wide() ? 1 : sums ? plan.layer().stride() * words : 0)
          .set(Field.WIDE_HALVES, wide())
          .set(Field.ROWS, plan.operands(rows))
          .set(Field.COLUMN_GROUPS, Math.ceilDiv(columns, lanes))
          .set(Field.LAST_PAIRS, Math.ceilDiv((columns - 1) % lanes + 1, 2))
          .set(Field.SINGLE, columns % 2)
          .set(Field.WINDOW, plan.way() == Mode.MLCNN ? plan.window() : 1)
          .set(Field.SPACING, plan.layer().stride())
          .set(Field.BANK_ROWS, buffers.bankRows(plan.operands(rows), plan.stride()))
          .set(Field.STRIDE, plan.stride());
    }

    private void multiply(Command.Builder builder, int rows, int columns, int outputs, int skipped) {
      int lanes = config.slices().rows();
      int blocks = Math.ceilDiv(rows * plan.pool(), lanes);
      builder.set(Field.KERNEL, plan.kernel())
          .set(Field.ROW_BLOCKS, blocks)
          .set(Field.LAST_ROWS, rows * plan.pool() - (blocks - 1) * lanes)
          .set(Field.COLUMNS, columns * plan.pool())
          .set(Field.BLOCK_WORDS, blocks * columns * plan.pool())
          .set(Field.FIRST_COLUMN, skipped);
    }

    private void store(Command.Builder builder, int row, int column, int channel, int rows, int columns) {
      int area = plan.layer().pooling().area();
      builder.set(Field.STORE_ROWS, rows)
          .set(Field.STORE_COLUMNS, columns)
          .set(Field.POOL, plan.pool())
          .set(Field.POOL_KIND, plan.poolKind().code())
          .set(Field.POOL_SHIFT, plan.poolKind() == PoolKind.BYTES ? Integer.numberOfTrailingZeros(area) : 0)
          .set(Field.QUARTERED, config.sums() == Sums.TRUNC8 && plan.way() == Mode.MLCNN)
          .set(Field.STORE_HALVES, plan.halvesOut())
          .set(Field.STORE_FORM, plan.layer().raw() ? StoreForm.RAW.code() : to.form().code())
          .set(Field.STORE_BASE, to.word(channel, row, column))
          .set(Field.STORE_CHANNEL_STRIDE, to.channelWords())
          .set(Field.STORE_ROW_STRIDE, to.rowWords())
          .set(Field.STORE_BYTE, to.shift(column) / 8);
    }
  }
}
