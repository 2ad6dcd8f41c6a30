package burin.mlcnn;

import java.util.List;
import java.util.function.Consumer;

/// What the units do between two changes of their buffers: the schedule of the [Conductor].
///
/// @param loaded the group that is loaded, null if none
/// @param prepared the group that is made operands, null if none
/// @param multiplied the group that is multiplied, null if none
/// @param stored the command whose results are stored from this beat on, null if none
/// @param fetches whether the next command is fetched
record Beat(Group loaded, Group prepared, Group multiplied, Command stored, boolean fetches) {

  /// A group of input channels of a command.
  record Group(Command command, int number) {
    boolean isFirst() {
      return number == 0;
    }

    boolean isLast() {
      return number + 1 == command.get(Field.GROUPS);
    }
  }

  /// Gives the beats of commands to `each`, from the first to the last.
  static void forEach(List<Command> commands, Consumer<Beat> each) {
    var waiting = commands.iterator();
    if (!waiting.hasNext()) return;
    Command next = null;
    Beat beat = new Beat(null, null, null, null, true);
    do {
      each.accept(beat);
      if (beat.fetches) next = waiting.next();
      Group group = beat.following(next);
      if (group != null && group.isFirst()) next = null;
      boolean fetches = waiting.hasNext() && next == null && (group == null || group.isLast());
      boolean ends = beat.multiplied != null && beat.multiplied.isLast();
      beat = new Beat(group, beat.loaded, beat.prepared, ends ? beat.multiplied.command : null, fetches);
    } while (next != null || beat.fetches || !beat.isEmpty() || beat.stored != null);
  }

  /// What is loaded in the next beat, if `next` is the next command.
  private Group following(Command next) {
    if (loaded != null && !loaded.isLast()) return new Group(loaded.command, loaded.number + 1);
    boolean begins = next != null && (isEmpty() || next.get(Field.WAITS) == 0);
    return begins ? new Group(next, 0) : null;
  }

  /// Whether it ends only when results have been stored.
  boolean waitsForStore() {
    return isEmpty() || multiplied != null && multiplied.isLast();
  }

  private boolean isEmpty() {
    return loaded == null && prepared == null && multiplied == null;
  }
}
