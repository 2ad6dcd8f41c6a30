package burin.mlcnn;

import static burin.mlcnn.MlcnnConfig.ADDRESS_BITS;
import static burin.mlcnn.MlcnnConfig.WORD_BITS;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.lib.stream.Flow;

/// Leads the units through commands.
///
/// The groups of input channels of a command go through three steps: they are loaded, made operands, and multiplied; after the
/// last group the results of the command are stored. In each beat one group is loaded, the one before is made operands, the one
/// before that is multiplied. A beat ends when all three have ended. The groups may be of one command or of several: the next
/// command follows at once. Only a command that `waits`, since it takes what others store, begins when all is stored.
///
/// The results of a command are stored during the beats of the next one. The beat after which those of the next one are to be
/// stored waits for that too.
///
/// The next command is fetched in the beat in which the last group is loaded. `start` runs `commands` commands from `commandBase`
/// on; `busy` is high until the last one is done. Reset brings it to rest.
public final class Conductor extends Module {
  private enum Phase { IDLE, BEAT, WAIT }

  private final MlcnnConfig config;

  public final Bool start = input(bool());
  public final UInt commandBase = input(uint(ADDRESS_BITS));
  public final UInt commands = input(uint(16));
  public final Bool busy = output(bool());
  /// Whether a unit is at work of which every beat waits for the end.
  public final Bool working = input(bool());
  public final Bool storing = input(bool());

  /// Whether the words of the next command are to be fetched in this beat, from where, and the words.
  public final Bool fetches = output(bool());
  public final UInt fetchBase = output(uint(ADDRESS_BITS));
  public final Flow<Bits> fetched = input(Flow.of(bits(WORD_BITS)));

  /// High in the first cycle of a beat.
  public final Bool begins = output(bool());
  /// Odd beats use the halves of buffers the other way round.
  public final Bool oddBeat = output(bool());
  public final Stage loaded = output(Stage.type(config));
  public final Stage prepared = output(Stage.type(config));
  public final Stage multiplied = output(Stage.type(config));
  /// The command whose results are stored; `stores` is high in the beat in which that begins.
  public final Bool stores = output(bool());
  public final Bits stored = output(bits(Command.bits(config)));
  /// The half of the sums and scales of `multiplied`, and of `stored`.
  public final Bool multipliedHalf = output(bool());
  public final Bool storedHalf = output(bool());

  public Conductor(MlcnnConfig config) {
    this.config = config;
    super();
    var phase = stateMachine(Phase.IDLE);
    var left = reg(commands.type(), 0);
    var fetchAt = reg(uint(ADDRESS_BITS));
    var hasNext = reg(bool(), false);
    var odd = reg(bool(), false);
    Bits next = next();

    var loads = reg(bool(), false);
    var loadCommand = reg(next.type());
    var group = reg(uint(Field.GROUPS.bits(config)), 0);
    var lastGroup = group.add(1).eq(fields(loadCommand).load.groups);
    stage(loaded, loads, group.eq(0), lastGroup, loadCommand);
    var empty = loads.or(prepared.valid).or(multiplied.valid).not();
    var ends = multiplied.valid.and(multiplied.last);
    var advances = phase.is(Phase.WAIT).and(working.not()).and(storing.not().or(empty.or(ends).not()));
    follow(prepared, loaded, loads, advances);
    follow(multiplied, prepared, prepared.valid, advances);
    stores.drive(regEnabled(ends, advances, 0));
    stored.drive(regEnabled(multiplied.command, advances.and(ends)));
    halves(advances, advances.and(ends));

    fetches.drive(left.ne(0).and(hasNext.not()).and(loads.not().or(lastGroup)));
    fetchBase.drive(fetchAt);
    var has = hasNext.or(fetches);
    var stays = loads.and(lastGroup.not());
    var takes = stays.not().and(has).and(empty.or(fields(next).load.waits.eq(0)));
    when(advances, () -> {
      odd.next(odd.not());
      hasNext.next(has.and(takes.not()));
      loads.next(stays.or(takes));
      group.next(group.incrementWrapping());
      when(stays.not(), () -> group.next(0));
      when(takes, () -> loadCommand.next(next));
      when(fetches, () -> {
        left.next(left.decrementWrapping());
        fetchAt.next(fetchAt.add(Command.words(config)).truncate(ADDRESS_BITS));
      });
    });

    phase.in(Phase.IDLE, () -> when(start, () -> {
      left.next(commands);
      fetchAt.next(commandBase);
      when(commands.ne(0), () -> phase.go(Phase.BEAT));
    }));
    phase.in(Phase.BEAT, () -> phase.go(Phase.WAIT));
    phase.in(Phase.WAIT, () -> when(advances, () -> {
      phase.go(Phase.BEAT);
      when(empty.and(has.not()), () -> phase.go(Phase.IDLE));
    }));
    busy.drive(phase.is(Phase.IDLE).not());
    begins.drive(phase.is(Phase.BEAT));
    oddBeat.drive(odd);
  }

  /// The command that was fetched last.
  private Bits next() {
    var register = reg(vec(Command.words(config), bits(WORD_BITS)));
    when(fetched.valid, () -> register.next(register.shiftIn(fetched.payload)));
    return register.asBits().slice(Command.bits(config) - 1, 0);
  }

  private CommandFields fields(Bits command) {
    return command.as(CommandFields.type(config));
  }

  private void stage(Stage stage, Bool valid, Bool first, Bool last, Bits command) {
    stage.valid.drive(valid);
    stage.first.drive(first);
    stage.last.drive(last);
    stage.command.drive(command);
  }

  /// A stage that has, from the next beat on, what `before` has now.
  private void follow(Stage stage, Stage before, Bool valid, Bool advances) {
    stage(stage, regEnabled(valid, advances, 0), regEnabled(before.first, advances), regEnabled(before.last, advances),
        regEnabled(before.command, advances));
  }

  /// Commands use the halves in turn.
  private void halves(Bool advances, Bool stores) {
    var half = reg(bool(), false);
    when(advances.and(prepared.valid).and(prepared.first), () -> half.next(half.not()));
    multipliedHalf.drive(half);
    storedHalf.drive(regEnabled(half, stores));
  }
}
