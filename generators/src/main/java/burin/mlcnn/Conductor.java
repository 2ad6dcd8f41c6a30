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

/// Fetches commands and leads the units through them.
///
/// The groups of input channels of a tile go through three steps: they are loaded, made operands, and multiplied. In each beat,
/// one group is loaded, the one before is made operands, and the one before that is multiplied; a beat ends when all three
/// have ended. Weights are loaded a beat later than inputs. After the last beat the results are stored, and the next
/// command is fetched. `start` runs `commands` commands from `commandBase` on; `busy` is high until the last one is done.
/// Reset brings it to rest.
public final class Conductor extends Module {
  private enum Phase { IDLE, FETCH, BEGIN, BEAT, WAIT, STORE, STORING }

  private final MlcnnConfig config;

  public final Bool start = input(bool());
  public final UInt commandBase = input(uint(ADDRESS_BITS));
  public final UInt commands = input(uint(16));
  public final Bool busy = output(bool());

  public final Stream<UInt> request = output(Stream.of(uint(ADDRESS_BITS)));
  public final Flow<Bits> response = input(Flow.of(bits(WORD_BITS)));
  /// Whether the words of DRAM are for this unit.
  public final Bool fetches = output(bool());
  public final CommandFields command = output(CommandFields.type(config));

  public final Bool begin = output(bool());
  /// Odd beats use the halves of buffers the other way round.
  public final Bool oddBeat = output(bool());
  public final Bool load = output(bool());
  public final Bool loadInputs = output(bool());
  public final Bool lastInputs = output(bool());
  public final Bool loadWeights = output(bool());
  public final Bool lastWeights = output(bool());
  public final Bool loadScales = output(bool());
  public final Bool prepare = output(bool());
  public final UInt preparedChannels = output(uint(Field.GROUP_CHANNELS.bits(config)));
  public final Bool multiply = output(bool());
  public final Bool firstGroup = output(bool());
  public final UInt multipliedChannels = output(uint(Field.GROUP_CHANNELS.bits(config)));
  public final Bool store = output(bool());
  /// Whether the units that a beat waits for are at work.
  public final Bool working = input(bool());
  public final Bool storing = input(bool());

  public Conductor(MlcnnConfig config) {
    this.config = config;
    super();
    var phase = stateMachine(Phase.IDLE);
    var left = reg(commands.type(), 0);
    var beat = reg(uint(Field.GROUPS.bits(config) + 1), 0);
    var groups = command.load.groups;
    phase.in(Phase.IDLE, () -> when(start, () -> {
      left.next(commands);
      when(commands.ne(0), () -> phase.go(Phase.FETCH));
    }));
    fetch(phase);
    phase.in(Phase.BEGIN, () -> {
      beat.next(0);
      phase.go(Phase.BEAT);
    });
    phase.in(Phase.BEAT, () -> phase.go(Phase.WAIT));
    phase.in(Phase.WAIT, () -> when(working.not(), () -> {
      beat.next(beat.incrementWrapping());
      phase.go(Phase.BEAT);
      when(beat.eq(groups.add(1)), () -> phase.go(Phase.STORE));
    }));
    phase.in(Phase.STORE, () -> phase.go(Phase.STORING));
    phase.in(Phase.STORING, () -> when(storing.not(), () -> {
      left.next(left.decrementWrapping());
      phase.go(Phase.FETCH);
      when(left.eq(1), () -> phase.go(Phase.IDLE));
    }));

    var begins = phase.is(Phase.BEAT);
    busy.drive(phase.is(Phase.IDLE).not());
    begin.drive(phase.is(Phase.BEGIN));
    oddBeat.drive(beat.asBits().bit(0));
    load.drive(begins.and(beat.le(groups)));
    loadInputs.drive(beat.lt(groups));
    lastInputs.drive(beat.add(1).eq(groups));
    loadWeights.drive(beat.ne(0));
    lastWeights.drive(beat.eq(groups));
    loadScales.drive(beat.eq(0));
    prepare.drive(begins.and(beat.ne(0)).and(beat.le(groups)));
    preparedChannels.drive(mux(beat.eq(groups), command.load.lastChannels, command.load.groupChannels));
    multiply.drive(begins.and(beat.gt(1)));
    firstGroup.drive(beat.eq(2));
    multipliedChannels.drive(mux(beat.gt(groups), command.load.lastChannels, command.load.groupChannels));
    store.drive(phase.is(Phase.STORE));
  }

  /// Reads the words of a command into a register.
  private void fetch(StateMachine<Phase> phase) {
    int words = Command.words(config);
    var next = reg(uint(ADDRESS_BITS));
    var asked = reg(range(0, words), 0);
    var come = reg(index(words), 0);
    var register = reg(vec(words, bits(WORD_BITS)));
    request.valid.drive(phase.is(Phase.FETCH).and(asked.lt(words)));
    request.payload.drive(next);
    fetches.drive(phase.is(Phase.FETCH));
    when(start.and(phase.is(Phase.IDLE)), () -> next.next(commandBase));
    when(request.fires(), () -> {
      next.next(next.incrementWrapping());
      asked.next(asked.incrementWrapping());
    });
    phase.in(Phase.FETCH, () -> when(response.valid, () -> {
      register.next(register.shiftIn(response.payload));
      come.next(come.incrementWrapping());
      when(come.eq(words - 1), () -> {
        asked.next(0);
        phase.go(Phase.BEGIN);
      });
    }));
    command.drive(register.asBits().slice(Command.bits(config) - 1, 0).as(CommandFields.type(config)));
  }
}
