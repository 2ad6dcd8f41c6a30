package burin.sim;

import burin.diag.Code;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/// When each clock has its next edge.
final class Timetable {
  private static final class Row {
    final long period;
    long next;

    Row(long period, long next) {
      this.period = period;
      this.next = next;
    }
  }

  private final Map<Long, Row> rows = new LinkedHashMap<>();
  private long now;

  long now() {
    return now;
  }

  /// @param clocks a bit for each
  void set(long clocks, long period, long phase) {
    if (period < 1) throw Handles.wrong(Code.SIZE, "a period of " + period, "at least 1");
    if (phase < 0) throw Handles.wrong(Code.SIZE, "a phase of " + phase, "at least 0");
    rows.put(clocks, new Row(period, now + phase));
  }

  /// @param edge is called for each moment with edges, with the clocks that have one
  void advance(long time, LongConsumer edge) {
    if (time < 0) throw Handles.wrong(Code.SIZE, "a time of " + time, "at least 0");
    if (rows.isEmpty()) throw Handles.wrong(Code.CLOCK, "no clock has a period", "period(clock, ..., 0) before advance");
    long end = now + time;
    for (long next = next(); next < end; next = next()) {
      now = next;
      edge.accept(take());
    }
    now = end;
  }

  private long next() {
    return rows.values().stream().mapToLong(row -> row.next).min().orElseThrow();
  }

  Timetable copy() {
    var copy = new Timetable();
    copy.become(this);
    return copy;
  }

  /// Takes over what another one says.
  void become(Timetable other) {
    now = other.now;
    rows.clear();
    other.rows.forEach((clocks, row) -> rows.put(clocks, new Row(row.period, row.next)));
  }

  /// The clocks that have an edge now.
  private long take() {
    long clocks = 0;
    for (var entry : rows.entrySet()) {
      Row row = entry.getValue();
      if (row.next != now) continue;
      clocks |= entry.getKey();
      row.next += row.period;
    }
    return clocks;
  }
}
