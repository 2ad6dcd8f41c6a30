package burin.mlcnn;

import burin.mlcnn.MlcnnProgram.LayerProgram;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a program costs, by formula: equal to what [Mlcnn] counts, for a DRAM that is always ready and whose words come a
/// fixed number of cycles after their request.
///
/// A beat takes as long as the longest of what it waits for, and two cycles more; see [Conductor].
///
/// @param config the accelerator
/// @param latency cycles from a request to its word, at least [#LEAST_LATENCY]
public record MlcnnFormulas(MlcnnConfig config, int latency) {
  /// With less, the last words of a load would come before it has passed what there is not to load.
  public static final int LEAST_LATENCY = 4;

  /// From the last sum that is read to the end of storing, beside the stages of the post-processor: to the queue and to DRAM.
  private static final int STORE_TAIL = 3;

  /// Between two beats.
  private static final int CHANGE = 2;

  public MlcnnFormulas {
    if (latency < LEAST_LATENCY) throw new IllegalArgumentException(
        "mlcnn: a latency of %d cycles, must be at least %d".formatted(latency, LEAST_LATENCY));
  }

  /// What a program counts.
  public Map<Counter, Long> counts(MlcnnProgram program) {
    return counts(program.commands());
  }

  /// What a layer counts, run by itself.
  public Map<Counter, Long> counts(LayerProgram layer) {
    return counts(layer.commands());
  }

  /// Cycles of a program.
  public long cycles(MlcnnProgram program) {
    return cycles(program.commands());
  }

  /// Cycles of a layer, run by itself.
  public long cycles(LayerProgram layer) {
    return cycles(layer.commands());
  }

  private Map<Counter, Long> counts(List<Command> commands) {
    var counts = new EnumMap<Counter, Long>(Counter.class);
    for (Counter counter : Counter.values()) {
      counts.put(counter, counter == Counter.CYCLES
          ? cycles(commands) : commands.stream().mapToLong(command -> count(counter, command)).sum());
    }
    return counts;
  }

  private long count(Counter counter, Command c) {
    return switch (counter) {
      case CYCLES -> cycles(List.of(c));
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

  /// What beats wait for.
  public enum Wait {
    MULTIPLYING,
    STORING,
    OPERANDS,
    LOADING,
    /// Two cycles between two beats.
    CHANGING
  }

  /// The cycles of a layer, run by itself, by what its beats wait for in the end.
  public Map<Wait, Long> waits(LayerProgram layer) {
    var time = new Time();
    Beat.forEach(layer.commands(), time::add);
    return time.waits;
  }

  /// Cycles of commands that run one after the other.
  long cycles(List<Command> commands) {
    var time = new Time();
    Beat.forEach(commands, time::add);
    return time.cycles;
  }

  /// Adds up beats.
  private final class Time {
    private final Map<Wait, Long> waits = new EnumMap<>(Wait.class);
    private long cycles;
    /// When the storer will have ended.
    private long stored;

    void add(Beat beat) {
      if (beat.stored() != null) stored = cycles + storing(beat.stored());
      var busy = new EnumMap<Wait, Long>(Wait.class);
      busy.put(Wait.MULTIPLYING, beat.multiplied() == null ? 0 : multiplying(beat.multiplied()));
      busy.put(Wait.STORING, beat.waitsForStore() ? stored - cycles : 0);
      busy.put(Wait.OPERANDS, beat.prepared() == null ? 0 : preparing(beat.prepared()));
      busy.put(Wait.LOADING, loading(beat));
      long longest = Collections.max(busy.values());
      Wait last = Arrays.stream(Wait.values()).filter(wait -> busy.getOrDefault(wait, 0L) == longest).findFirst().orElseThrow();
      add(last, longest);
      add(Wait.CHANGING, CHANGE);
    }

    private void add(Wait wait, long count) {
      waits.merge(wait, count, Long::sum);
      cycles += count;
    }
  }

  /// Cycles for which the loader is busy: to the last request, and until its word has been written. What there is not to load
  /// takes a cycle.
  private long loading(Beat beat) {
    long[] words = {
        of(beat.loaded(), Field.GROUP_WORDS, Field.LAST_GROUP_WORDS),
        of(beat.prepared(), Field.WEIGHT_WORDS, Field.LAST_WEIGHT_WORDS),
        beat.multiplied() != null && beat.multiplied().isFirst() ? beat.multiplied().command().get(Field.OUTPUTS) : 0,
        beat.fetches() ? Command.words(config) : 0};
    long at = 0;
    long last = 0;
    for (long count : words) {
      at += Math.max(1, count);
      if (count > 0) last = at;
    }
    return last == 0 ? 0 : last + latency + 1;
  }

  private static long of(Beat.Group group, Field each, Field last) {
    return group == null ? 0 : group.command().get(group.isLast() ? last : each);
  }

  /// Cycles for which results are stored.
  private long storing(Command c) {
    return readSums(c) + STORE_TAIL + arithmetic().postLatency() + (config.mode().fuses() ? arithmetic().halfLatency() : 0);
  }

  /// Cycles for which operands are made.
  private long preparing(Beat.Group group) {
    Command c = group.command();
    long rows = of(group, Field.GROUP_CHANNELS, Field.LAST_CHANNELS) * c.get(Field.ROWS);
    int pairs = config.precision().activationsPerWord() / 2;
    int reads = c.get(Field.READS);
    int full = Math.max(reads, pairs);
    int rest = Math.max(reads, c.get(Field.LAST_PAIRS));
    long total = rows * ((c.get(Field.COLUMN_GROUPS) - 1L) * full + rest);
    return total - rest + reads + c.get(Field.LAST_PAIRS) + 4 + arithmetic().halfLatency() + arithmetic().windowLatency();
  }

  /// Cycles for which the slices are busy.
  private long multiplying(Beat.Group group) {
    Command c = group.command();
    long channels = of(group, Field.GROUP_CHANNELS, Field.LAST_CHANNELS);
    int least = 1 + arithmetic().sumLatency();
    long rest = Math.max(c.get(Field.LAST_COLUMNS), least);
    long round = (c.get(Field.ROW_BLOCKS) - 1L) * Math.max(c.get(Field.COLUMNS), least) + rest;
    long rounds = channels * c.get(Field.KERNEL) * c.get(Field.KERNEL) * c.get(Field.CHANNEL_BLOCKS);
    return rounds * round + (group.isLast() ? 3 + arithmetic().productLatency() + arithmetic().sumLatency() : 0);
  }

  private Arithmetic arithmetic() {
    return Arithmetic.of(config);
  }
}
