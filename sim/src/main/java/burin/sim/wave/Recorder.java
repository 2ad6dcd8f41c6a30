package burin.sim.wave;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.sim.Model;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// Writes down what changes in a model from edge to edge. Made by `Simulator.record`.
public final class Recorder {
  /// How many units of [Trace.Moment#time] there are from one edge to the next, so that a clock can fall in between.
  static final long UNIT = 10;

  private record Probe(Source source, History history) {}

  private final Circuit circuit;
  private final Model model;
  private final long keep;
  private final List<Probe> probes = new ArrayList<>();
  private final Deque<Trace.Moment> moments = new ArrayDeque<>();
  private long column;
  private long cycle;
  private long lastEdge;
  private long resets;
  private boolean stopped;

  /// @param names of what the selection's values stand for
  /// @param cycle how many edges there were
  /// @param time what has passed of it; 0 where only edges are counted
  public Recorder(Circuit circuit, Model model, Selection selection, Collection<String> names, long cycle, long time) {
    this.circuit = circuit;
    this.model = model;
    this.keep = Math.max(0, selection.cycles());
    for (Source source : selection.sources(circuit, names)) probes.add(new Probe(source, new History()));
    begin(cycle, time);
  }

  private void begin(long cycle, long time) {
    this.cycle = cycle;
    this.lastEdge = Math.max(cycle, time) - 1;
    moments.add(new Trace.Moment(cycle, UNIT * (lastEdge + 1), 0));
  }

  /// Forgets what was recorded, since the model has become another.
  public void restart(long cycle, long time) {
    List<Source> sources = probes.stream().map(Probe::source).toList();
    probes.clear();
    moments.clear();
    column = 0;
    sources.forEach(source -> probes.add(new Probe(source, new History())));
    begin(cycle, time);
  }

  /// Which resets are active from now on, a bit for each clock.
  public void resets(long active) {
    resets = active;
  }

  /// To be called before each edge.
  ///
  /// @param clocks a bit for each that has one
  public void edge(long clocks, long time) {
    if (stopped) return;
    look();
    lastEdge = Math.max(lastEdge + 1, time);
    moments.add(new Trace.Moment(++cycle, UNIT * (lastEdge + 1), clocks));
    column++;
    if (moments.size() - 1 > keep) moments.removeFirst();
  }

  private long first() {
    return column - moments.size() + 1;
  }

  private void look() {
    long first = first();
    for (Probe probe : probes) probe.history().put(column, probe.source().read(model, resets), first);
  }

  /// Records nothing more.
  public void stop() {
    if (!stopped) look();
    stopped = true;
  }

  /// What was recorded, and the values as they are now.
  public Trace trace() {
    if (!stopped) look();
    return trace(List.copyOf(moments));
  }

  /// What was recorded up to the last edge; for a model that cannot be looked at any more.
  public Trace past() {
    List<Trace.Moment> past = new ArrayList<>(moments);
    if (past.size() > 1) past.removeLast();
    return trace(past);
  }

  private Trace trace(List<Trace.Moment> moments) {
    long first = first();
    List<Trace.Signal> signals = new ArrayList<>();
    for (Probe probe : probes) {
      List<Trace.Change> changes = probe.history().since(first).stream()
          .map(change -> new Trace.Change(change.column() - first, change.bits()))
          .filter(change -> change.column() < moments.size())
          .toList();
      if (!changes.isEmpty()) signals.add(new Trace.Signal(probe.source().line(), changes));
    }
    return new Trace(circuit.top().name(), clocks(), moments, signals);
  }

  private List<Trace.ClockLine> clocks() {
    List<Clock> all = circuit.top().clocking().clocks();
    return circuit.top().usedClocks().stream().map(clock -> new Trace.ClockLine(clock, all.indexOf(clock))).toList();
  }
}
