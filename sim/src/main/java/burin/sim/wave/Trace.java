package burin.sim.wave;

import burin.ir.Clock;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What was recorded of a run. It has a column for each clock edge, with the values right before it, and one for the values
/// after the last.
///
/// @param top the name of the top module
/// @param clocks those of the top module that it uses
/// @param moments the columns
/// @param signals in the order of the hierarchy: resets and ports of the top, its state, then that of its instances
public record Trace(String top, List<ClockLine> clocks, List<Moment> moments, List<Signal> signals) {
  /// @param number its bit in [Moment#clocks]
  public record ClockLine(Clock clock, int number) {
    public String name() {
      return clock.line();
    }

    public boolean risesIn(Moment moment) {
      return (moment.clocks() >> number & 1) != 0;
    }
  }

  /// When a column begins.
  ///
  /// @param cycle how many edges there were before it
  /// @param time ten times the unit of `Simulator.advance`, or of one edge each where that is not used
  /// @param clocks those whose rising edge it begins with, a bit for each
  public record Moment(long cycle, long time, long clocks) {}

  /// @param column counted from the beginning of the recording; in a trace, from its first column
  public record Change(long column, BigInteger bits) {}

  /// @param changes of the first column, and of each in which the value is another than before
  public record Signal(Line line, List<Change> changes) {
    public Signal {
      changes = List.copyOf(changes);
    }

    public BigInteger at(int column) {
      int low = 0;
      int high = changes.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) / 2;
        if (changes.get(middle).column() <= column) low = middle;
        else high = middle - 1;
      }
      return changes.get(low).bits();
    }
  }

  public Trace {
    clocks = List.copyOf(clocks);
    moments = List.copyOf(moments);
    signals = List.copyOf(signals);
  }

  /// How many columns there are.
  public int columns() {
    return moments.size();
  }

  /// When the last column ends.
  public long end() {
    return moments.getLast().time() + Recorder.UNIT;
  }

  /// Only some of the signals.
  public Trace only(Predicate<Line> wanted) {
    return new Trace(top, clocks, moments, signals.stream().filter(signal -> wanted.test(signal.line())).toList());
  }

  /// Only the last columns.
  public Trace last(int columns) {
    return slice(Math.max(0, columns() - columns), columns());
  }

  /// Only some columns, from one up to before another.
  Trace slice(int from, int to) {
    return new Trace(top, clocks, moments.subList(from, to), signals.stream().map(signal -> slice(signal, from, to)).toList());
  }

  private static Signal slice(Signal signal, int from, int to) {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change(0, signal.at(from)));
    for (Change change : signal.changes()) {
      if (change.column() > from && change.column() < to) changes.add(new Change(change.column() - from, change.bits()));
    }
    return new Signal(signal.line(), changes);
  }
}
