package burin.mlcnn;

import burin.mlcnn.MlcnnProgram.LayerProgram;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a program costs, by formula: equal to what [Mlcnn] counts, for a DRAM that is always ready and whose words come a
/// fixed number of cycles after their request.
///
/// A command takes the cycles of its fetch, of its beats, and of its store. A beat takes as long as the longest of what is
/// done in it: a group is loaded, the one before is made operands, and the one before that is multiplied. See [Conductor].
///
/// @param config the accelerator
/// @param latency cycles from a request to its word, at least [#LEAST_LATENCY]
public record MlcnnFormulas(MlcnnConfig config, int latency) {
  /// With less, the last words of a load would come before it has passed what there is not to load.
  public static final int LEAST_LATENCY = 4;

  /// From the last sum that is read to the end of a command, beside the stages of the post-processor: to the slices, to the
  /// queue, to DRAM.
  private static final int STORE_TAIL = 5;

  public MlcnnFormulas {
    if (latency < LEAST_LATENCY) throw new IllegalArgumentException(
        "mlcnn: a latency of %d cycles, must be at least %d".formatted(latency, LEAST_LATENCY));
  }

  /// What a program counts.
  public Map<Counter, Long> counts(MlcnnProgram program) {
    return sum(program.layers(), this::counts);
  }

  /// What a layer counts.
  public Map<Counter, Long> counts(LayerProgram layer) {
    var counts = new EnumMap<Counter, Long>(Counter.class);
    for (Counter counter : Counter.values()) {
      counts.put(counter, layer.commands().stream().mapToLong(c -> count(counter, c)).sum());
    }
    return counts;
  }

  /// Cycles of a program.
  public long cycles(MlcnnProgram program) {
    return program.layers().stream().mapToLong(this::cycles).sum();
  }

  /// Cycles of a layer.
  public long cycles(LayerProgram layer) {
    return cycles(layer.commands());
  }

  /// Cycles of commands.
  long cycles(List<Command> commands) {
    return commands.stream().mapToLong(this::cycles).sum();
  }

  private static Map<Counter, Long> sum(
      List<LayerProgram> layers, Function<LayerProgram, Map<Counter, Long>> of) {
    var total = new EnumMap<Counter, Long>(Counter.class);
    for (LayerProgram layer : layers) of.apply(layer).forEach((counter, count) -> total.merge(counter, count, Long::sum));
    return total;
  }

  private long count(Counter counter, Command c) {
    return switch (counter) {
      case CYCLES -> cycles(c);
      case MULTIPLICATIONS -> multiplications(c);
      case ADDITIONS -> additions(c);
      case DRAM_READS -> Command.words(config) + c.get(Field.OUTPUTS) + inputWords(c) + weightWords(c);
      case DRAM_WRITES -> storedWords(c);
      case INPUT_READS -> rows(c) * c.get(Field.COLUMN_GROUPS) * c.get(Field.READS);
      case INPUT_WRITES -> inputWords(c);
      case OPERAND_READS -> channels(c) * c.get(Field.KERNEL) * c.get(Field.ROW_BLOCKS) * config.slices().rows();
      case OPERAND_WRITES -> rows(c);
      case WEIGHT_READS -> passes(c) * c.get(Field.ROW_BLOCKS);
      case WEIGHT_WRITES -> weightWords(c) / config.buffers().wordsPerStep();
      case SUM_READS -> passes(c) * c.get(Field.BLOCK_WORDS) - firstSums(c) + readSums(c);
      case SUM_WRITES -> passes(c) * c.get(Field.BLOCK_WORDS);
    };
  }

  // Sizes.

  private static long channels(Command c) {
    return (c.get(Field.GROUPS) - 1L) * c.get(Field.GROUP_CHANNELS) + c.get(Field.LAST_CHANNELS);
  }

  private static long inputWords(Command c) {
    return (c.get(Field.GROUPS) - 1L) * c.get(Field.GROUP_WORDS) + c.get(Field.LAST_GROUP_WORDS);
  }

  private static long weightWords(Command c) {
    return (c.get(Field.GROUPS) - 1L) * c.get(Field.WEIGHT_WORDS) + c.get(Field.LAST_WEIGHT_WORDS);
  }

  /// Rows of operands.
  private static long rows(Command c) {
    return channels(c) * c.get(Field.ROWS);
  }

  /// Runs through all output rows and columns.
  private static long passes(Command c) {
    return channels(c) * c.get(Field.KERNEL) * c.get(Field.KERNEL) * c.get(Field.CHANNEL_BLOCKS);
  }

  /// Words of partial sums that are begun.
  private static long firstSums(Command c) {
    return (long) c.get(Field.BLOCK_WORDS) * c.get(Field.CHANNEL_BLOCKS);
  }

  /// Partial sums that count.
  private long sums(Command c) {
    long rows = (c.get(Field.ROW_BLOCKS) - 1L) * config.slices().rows() + c.get(Field.LAST_ROWS);
    return c.get(Field.OUTPUTS) * rows * c.get(Field.COLUMNS);
  }

  /// Results, those that are only added to the next row included.
  private static long results(Command c) {
    return (long) c.get(Field.OUTPUTS) * c.get(Field.STORE_ROWS) * c.get(Field.STORE_COLUMNS);
  }

  private static long readSums(Command c) {
    return results(c) * c.get(Field.POOL) * c.get(Field.POOL);
  }

  private long storedWords(Command c) {
    int rows = c.get(Field.STORE_ROWS) - c.get(Field.STORE_HALVES);
    int bytes = c.get(Field.STORE_COLUMNS) * StoreForm.bytes(config.format(), c.get(Field.STORE_FORM));
    return (long) c.get(Field.OUTPUTS) * rows * Math.ceilDiv(c.get(Field.STORE_BYTE) + bytes, Long.BYTES);
  }

  // Operations.

  private long multiplications(Command c) {
    return sums(c) * channels(c) * c.get(Field.KERNEL) * c.get(Field.KERNEL);
  }

  private long additions(Command c) {
    long columns = columns(c);
    int halves = c.get(Field.WIDE_HALVES) == 1 ? 0 : c.get(Field.READS) - 1;
    long operands = columns - (c.get(Field.WINDOW) - 1L) * c.get(Field.SPACING);
    long reuse = rows(c) * (columns * halves + operands * (c.get(Field.WINDOW) - 1));
    boolean pools = c.get(Field.POOL_KIND) == PoolKind.SUMS.code();
    long pooled = pools ? results(c) * (c.get(Field.POOL) * c.get(Field.POOL) - 1) : 0;
    long stored = c.get(Field.STORE_HALVES) * (results(c) - (long) c.get(Field.OUTPUTS) * c.get(Field.STORE_COLUMNS));
    return reuse + multiplications(c) - sums(c) + pooled + stored;
  }

  /// Columns of half sums.
  private long columns(Command c) {
    int lanes = config.precision().activationsPerWord();
    return lanes * (c.get(Field.COLUMN_GROUPS) - 1L) + 2L * c.get(Field.LAST_PAIRS) - c.get(Field.SINGLE);
  }

  // Cycles.

  /// Cycles of a command.
  public long cycles(Command c) {
    int groups = c.get(Field.GROUPS);
    long beats = 0;
    for (int beat = 0; beat < groups + 2; beat++) beats += beat(c, beat);
    return Command.words(config) + latency + 1 + beats + reading(c) + storeTail();
  }

  /// Cycles from the first partial sum that is read to the last one.
  private long reading(Command c) {
    int adding = c.get(Field.POOL) == 1 ? 0 : arithmetic().sumLatency();
    return readSums(c) * (1 + adding) - adding;
  }

  private int storeTail() {
    return STORE_TAIL + arithmetic().postLatency() + (config.mode().fuses() ? arithmetic().halfLatency() : 0);
  }

  private long beat(Command c, int beat) {
    int groups = c.get(Field.GROUPS);
    long loading = beat <= groups ? loading(c, beat) : 0;
    long preparing = beat >= 1 && beat <= groups ? preparing(c, beat == groups) : 0;
    long multiplying = beat >= 2 ? multiplying(c, beat == groups + 1) : 0;
    return 2 + Math.max(loading, Math.max(preparing, multiplying));
  }

  /// Cycles for which the loader is busy: to the last request, and until its word has been written.
  private long loading(Command c, int beat) {
    int groups = c.get(Field.GROUPS);
    long inputs = beat == groups ? 0 : c.get(beat == groups - 1 ? Field.LAST_GROUP_WORDS : Field.GROUP_WORDS);
    long weights = beat == 0 ? 0 : c.get(beat == groups ? Field.LAST_WEIGHT_WORDS : Field.WEIGHT_WORDS);
    long scales = beat == 0 ? c.get(Field.OUTPUTS) : 0;
    long last = scales > 0 ? Math.max(1, inputs) + 1 + scales
        : weights > 0 ? Math.max(1, inputs) + weights : inputs;
    return last + latency + 1;
  }

  /// Cycles for which operands are made.
  private long preparing(Command c, boolean last) {
    long rows = (long) c.get(last ? Field.LAST_CHANNELS : Field.GROUP_CHANNELS) * c.get(Field.ROWS);
    int pairs = config.precision().activationsPerWord() / 2;
    int reads = c.get(Field.READS);
    int full = Math.max(reads, pairs);
    int rest = Math.max(reads, c.get(Field.LAST_PAIRS));
    long total = rows * ((c.get(Field.COLUMN_GROUPS) - 1L) * full + rest);
    return total - rest + reads + c.get(Field.LAST_PAIRS) + 4 + arithmetic().halfLatency() + arithmetic().windowLatency();
  }

  /// Cycles for which the slices are busy.
  private long multiplying(Command c, boolean last) {
    long channels = c.get(last ? Field.LAST_CHANNELS : Field.GROUP_CHANNELS);
    int least = 1 + arithmetic().sumLatency();
    long rest = Math.max(c.get(Field.LAST_COLUMNS), least);
    long round = (c.get(Field.ROW_BLOCKS) - 1L) * Math.max(c.get(Field.COLUMNS), least) + rest;
    long rounds = channels * c.get(Field.KERNEL) * c.get(Field.KERNEL) * c.get(Field.CHANNEL_BLOCKS);
    return rounds * round + 3 + arithmetic().productLatency() + arithmetic().sumLatency();
  }

  private Arithmetic arithmetic() {
    return Arithmetic.of(config);
  }
}
