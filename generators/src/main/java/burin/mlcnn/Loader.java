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

/// Loads a group of input channels, the weights of a group, and the biases and requantisers of a tile.
///
/// `begin` makes the addresses those of a command. `start` then loads what `inputs`, `weights` and `scales` say; `busy` is high
/// from the next cycle on until the last word has been written. Input words and weights go to the buffers in the order in which
/// they come, from address 0 on. Reset brings it to rest.
public final class Loader extends Module {
  private enum Phase { IDLE, INPUTS, WEIGHTS, SCALES, WAIT }

  private final MlcnnConfig config;

  public final LoadFields command = input(LoadFields.type(config));
  public final Bool begin = input(bool());
  public final Bool start = input(bool());
  public final Bool inputs = input(bool());
  public final Bool lastInputs = input(bool());
  public final Bool weights = input(bool());
  public final Bool lastWeights = input(bool());
  public final Bool scales = input(bool());
  public final Bool busy = output(bool());

  public final Stream<UInt> request = output(Stream.of(uint(ADDRESS_BITS)));
  public final Flow<Bits> response = input(Flow.of(bits(WORD_BITS)));

  public final WritePort<Bits> inputWrite = output(WritePort.of(bits(WORD_BITS), config.buffers().inputWords()));
  public final WritePort<Bits> weightWrite =
      output(WritePort.of(bits(WORD_BITS * config.buffers().wordsPerStep()), config.buffers().weightWords()));
  public final WritePort<Bits> scaleWrite = output(WritePort.of(bits(WORD_BITS), Tile.MAX_OUTPUTS));

  public Loader(MlcnnConfig config) {
    this.config = config;
    super();
    var phase = stateMachine(Phase.IDLE);
    Bool done = receive();
    phase.in(Phase.IDLE, () -> when(start, () -> phase.go(Phase.INPUTS)));
    UInt inputAddress = inputAddresses(phase);
    UInt weightAddress = run(phase, Phase.WEIGHTS, Phase.SCALES, weights, command.weightBase,
        mux(lastWeights, command.lastWeightWords, command.weightWords));
    UInt scaleAddress = run(phase, Phase.SCALES, Phase.WAIT, scales, command.scaleBase, command.outputs);
    phase.in(Phase.WAIT, () -> when(done, () -> phase.go(Phase.IDLE)));

    busy.drive(phase.is(Phase.IDLE).not());
    request.valid.drive(phase.is(Phase.INPUTS).and(inputs)
        .or(phase.is(Phase.WEIGHTS).and(weights)).or(phase.is(Phase.SCALES).and(scales)));
    request.payload.drive(mux(phase.is(Phase.INPUTS), inputAddress, mux(phase.is(Phase.WEIGHTS), weightAddress, scaleAddress)));
  }

  /// The addresses of a group of input channels, row after row; the next group begins where the last one has ended.
  private UInt inputAddresses(StateMachine<Phase> phase) {
    var channelAt = reg(uint(ADDRESS_BITS));
    var rowAt = reg(uint(ADDRESS_BITS));
    var inputAt = reg(uint(ADDRESS_BITS));
    var word = reg(command.rowWords.type(), 0);
    var row = reg(command.inputRows.type(), 0);
    var channel = reg(command.groupChannels.type(), 0);
    var channels = mux(lastInputs, command.lastChannels, command.groupChannels);
    var lastWord = word.add(1).eq(command.rowWords);
    var lastRow = row.add(1).eq(command.inputRows);
    var lastChannel = channel.add(1).eq(channels);
    var nextRow = rowAt.add(command.inputRowStride).truncate(ADDRESS_BITS);
    var nextChannel = channelAt.add(command.inputChannelStride).truncate(ADDRESS_BITS);

    phase.in(Phase.INPUTS, () -> {
      when(inputs.not(), () -> phase.go(Phase.WEIGHTS));
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
    when(begin, () -> {
      channelAt.next(command.inputBase);
      rowAt.next(command.inputBase);
      inputAt.next(command.inputBase);
    });
    return inputAt;
  }

  /// The addresses of words that follow one another, `length` of them in each run.
  private UInt run(StateMachine<Phase> phase, Phase now, Phase then, Bool wanted, UInt base, UInt length) {
    var at = naming(now == Phase.WEIGHTS ? "weightAt" : "scaleAt", () -> reg(uint(ADDRESS_BITS)));
    var count = naming(now == Phase.WEIGHTS ? "weight" : "scale", () -> reg(length.type(), 0));
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
    when(begin, () -> at.next(base));
    return at;
  }

  /// Sends what arrives where it belongs; high when all has arrived.
  private Bool receive() {
    var inputsLeft = reg(command.groupWords.type(), 0);
    var weightsLeft = reg(command.weightWords.type(), 0);
    var scalesLeft = reg(command.outputs.type(), 0);
    when(start, () -> {
      inputsLeft.next(mux(inputs, mux(lastInputs, command.lastGroupWords, command.groupWords), ulit(0)));
      weightsLeft.next(mux(weights, mux(lastWeights, command.lastWeightWords, command.weightWords), ulit(0)));
      scalesLeft.next(mux(scales, command.outputs, ulit(0)));
    });
    var isInput = inputsLeft.ne(0);
    var isWeight = isInput.not().and(weightsLeft.ne(0));
    var isScale = isInput.not().and(weightsLeft.eq(0));
    when(response.valid, () -> when(isInput, () -> inputsLeft.next(inputsLeft.decrementWrapping()))
        .elseWhen(isWeight, () -> weightsLeft.next(weightsLeft.decrementWrapping()))
        .otherwise(() -> scalesLeft.next(scalesLeft.decrementWrapping())));
    fill("input", inputWrite, response.valid.and(isInput), response.payload);
    fillWeights(response.valid.and(isWeight));
    fill("scale", scaleWrite, response.valid.and(isScale), response.payload);
    return inputsLeft.eq(0).and(weightsLeft.eq(0)).and(scalesLeft.eq(0));
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
