package burin.mlcnn;

import static burin.mlcnn.MlcnnConfig.ADDRESS_BITS;
import static burin.mlcnn.MlcnnConfig.WORD_BITS;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.StateMachine;
import burin.hdl.UInt;
import burin.lib.stream.Flow;
import burin.lib.stream.Stream;

/// Loads what a beat needs from DRAM, in this order: a group of input channels for the next beat, the weights for the group that
/// is being made operands, the biases and requantisers of the command that is being multiplied, and the next command.
///
/// `start` begins; `busy` is high from the next cycle on until the last word has been written. Input words, weights and
/// scales go to their buffers in the order in which they come, from address 0 on; the words of a command leave by `command`.
/// Reset brings it to rest.
public final class Loader extends Module {
  private enum Phase { IDLE, INPUTS, WEIGHTS, SCALES, COMMAND, WAIT }

  private final MlcnnConfig config;

  public final Bool start = input(bool());
  public final Stage inputs = input(Stage.type(config));
  public final Stage weights = input(Stage.type(config));
  public final Stage scales = input(Stage.type(config));
  public final Bool fetches = input(bool());
  public final UInt fetchBase = input(uint(ADDRESS_BITS));
  public final Bool busy = output(bool());

  public final Stream<UInt> request = output(Stream.of(uint(ADDRESS_BITS)));
  public final Flow<Bits> response = input(Flow.of(bits(WORD_BITS)));

  public final WritePort<Bits> inputWrite = output(WritePort.of(bits(WORD_BITS), config.buffers().inputWords()));
  public final WritePort<Bits> weightWrite =
      output(WritePort.of(bits(WORD_BITS * config.buffers().wordsPerStep()), config.buffers().weightWords()));
  public final WritePort<Bits> scaleWrite = output(WritePort.of(bits(WORD_BITS), Tile.MAX_OUTPUTS));
  public final Flow<Bits> command = output(Flow.of(bits(WORD_BITS)));

  public Loader(MlcnnConfig config) {
    this.config = config;
    super();
    var phase = stateMachine(Phase.IDLE);
    LoadFields inputLoad = inputs.fields().load;
    LoadFields weightLoad = weights.fields().load;
    LoadFields scaleLoad = scales.fields().load;
    var inputLength = mux(inputs.last, inputLoad.lastGroupWords, inputLoad.groupWords);
    var weightLength = mux(weights.last, weightLoad.lastWeightWords, weightLoad.weightWords);
    var scaleLength = scaleLoad.outputs;
    var loadsScales = scales.valid.and(scales.first);

    phase.in(Phase.IDLE, () -> when(start, () -> phase.go(Phase.INPUTS)));
    UInt inputAddress = inputAddresses(phase, inputLoad);
    UInt weightAddress = naming("weight", () -> run(phase, Phase.WEIGHTS, Phase.SCALES, weights.valid, weightLength,
        weights.first, weightLoad.weightBase));
    UInt scaleAddress = naming("scale", () -> run(phase, Phase.SCALES, Phase.COMMAND, loadsScales, scaleLength,
        lit(true), scaleLoad.scaleBase));
    UInt commandAddress = naming("fetch", () -> run(phase, Phase.COMMAND, Phase.WAIT, fetches, ulit(Command.words(config)),
        lit(true), fetchBase));

    var inputsLeft = naming("inputsLeft", () -> left(inputs.valid, inputLength));
    var weightsLeft = naming("weightsLeft", () -> left(weights.valid, weightLength));
    var scalesLeft = naming("scalesLeft", () -> left(loadsScales, scaleLength));
    var commandLeft = naming("commandLeft", () -> left(fetches, ulit(Command.words(config))));
    var isInput = inputsLeft.ne(0);
    var isWeight = isInput.not().and(weightsLeft.ne(0));
    var isScale = isInput.or(isWeight).not().and(scalesLeft.ne(0));
    var isCommand = isInput.or(isWeight).or(isScale).not();
    fill("input", inputWrite, takes(isInput, inputsLeft), response.payload);
    fillWeights(takes(isWeight, weightsLeft));
    fill("scale", scaleWrite, takes(isScale, scalesLeft), response.payload);
    command.valid.drive(takes(isCommand, commandLeft));
    command.payload.drive(response.payload);
    phase.in(Phase.WAIT, () -> when(isCommand.and(commandLeft.eq(0)), () -> phase.go(Phase.IDLE)));

    busy.drive(phase.is(Phase.IDLE).not());
    request.valid.drive(phase.is(Phase.INPUTS).and(inputs.valid).or(phase.is(Phase.WEIGHTS).and(weights.valid))
        .or(phase.is(Phase.SCALES).and(loadsScales)).or(phase.is(Phase.COMMAND).and(fetches)));
    request.payload.drive(mux(phase.is(Phase.INPUTS), inputAddress, mux(phase.is(Phase.WEIGHTS), weightAddress,
        mux(phase.is(Phase.SCALES), scaleAddress, commandAddress))));
  }

  /// The addresses of a group of input channels, row after row; the next group begins where the last one has ended.
  private UInt inputAddresses(StateMachine<Phase> phase, LoadFields load) {
    var channelAt = reg(uint(ADDRESS_BITS));
    var rowAt = reg(uint(ADDRESS_BITS));
    var inputAt = reg(uint(ADDRESS_BITS));
    var word = reg(load.rowWords.type(), 0);
    var row = reg(load.inputRows.type(), 0);
    var channel = reg(load.groupChannels.type(), 0);
    var lastWord = word.add(1).eq(load.rowWords);
    var lastRow = row.add(1).eq(load.inputRows);
    var lastChannel = channel.add(1).eq(inputs.channels());
    var nextRow = rowAt.add(load.inputRowStride).truncate(ADDRESS_BITS);
    var nextChannel = channelAt.add(load.inputChannelStride).truncate(ADDRESS_BITS);

    phase.in(Phase.INPUTS, () -> {
      when(inputs.valid.not(), () -> phase.go(Phase.WEIGHTS));
      when(request.fires(), () -> {
        inputAt.next(inputAt.incrementWrapping());
        word.next(word.incrementWrapping());
        when(lastWord, () -> {
          word.next(0);
          row.next(row.incrementWrapping());
          rowAt.next(nextRow);
          inputAt.next(nextRow);
        });
        when(lastWord.and(lastRow), () -> {
          row.next(0);
          channel.next(channel.incrementWrapping());
          channelAt.next(nextChannel);
          rowAt.next(nextChannel);
          inputAt.next(nextChannel);
        });
        when(lastWord.and(lastRow).and(lastChannel), () -> {
          channel.next(0);
          phase.go(Phase.WEIGHTS);
        });
      });
    });
    when(start.and(inputs.first), () -> {
      channelAt.next(load.inputBase);
      rowAt.next(load.inputBase);
      inputAt.next(load.inputBase);
    });
    return inputAt;
  }

  /// The addresses of words that follow one another, `length` of them in each run; where `first`, a run begins at `base`.
  private UInt run(StateMachine<Phase> phase, Phase now, Phase then, Bool wanted, UInt length, Bool first, UInt base) {
    var at = reg(uint(ADDRESS_BITS));
    var count = reg(uint(length.type().width()), 0);
    phase.in(now, () -> {
      when(wanted.not(), () -> phase.go(then));
      when(request.fires(), () -> {
        at.next(at.incrementWrapping());
        count.next(count.incrementWrapping());
        when(count.add(1).eq(length), () -> {
          count.next(0);
          phase.go(then);
        });
      });
    });
    when(start.and(first), () -> at.next(base));
    return at;
  }

  /// How many words of a kind are still to come.
  private UInt left(Bool wanted, UInt length) {
    var left = reg(uint(length.type().width()), 0);
    when(start, () -> left.next(mux(wanted, length, ulit(0))));
    return left;
  }

  /// Whether a word comes and is of a kind; then there is one less to come.
  private Bool takes(Bool isKind, UInt left) {
    var takes = response.valid.and(isKind);
    when(takes, () -> left.next(left.decrementWrapping()));
    return takes;
  }

  /// Writes to addresses that follow one another.
  private void fill(String what, WritePort<Bits> port, Bool valid, Bits word) {
    var to = naming(what + "To", () -> reg(port.address.type()));
    when(start, () -> to.next(0)).elseWhen(valid, () -> to.next(to.incrementWrapping()));
    port.valid.drive(valid);
    port.address.drive(to);
    port.data.drive(word);
  }

  /// Joins the words that make one of the weight buffer, the first in the lowest bits.
  private void fillWeights(Bool valid) {
    int parts = config.buffers().wordsPerStep();
    if (parts == 1) {
      fill("weight", weightWrite, valid, response.payload);
      return;
    }
    var part = reg(index(parts), 0);
    var earlier = reg(vec(parts - 1, bits(WORD_BITS)));
    when(valid, () -> {
      part.next(part.incrementWrapping());
      earlier.next(parts == 2 ? fill(1, response.payload) : earlier.shiftIn(response.payload));
    });
    fill("weight", weightWrite, valid.and(part.eq(parts - 1)), response.payload.cat(earlier.asBits()));
  }
}
