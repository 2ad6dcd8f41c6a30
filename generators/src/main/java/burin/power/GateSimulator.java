package burin.power;

import burin.synth.CellLibrary;
import burin.synth.CellLibrary.Cell;
import burin.synth.CellLibrary.State;
import burin.synth.Netlist;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Simulates a netlist of cells, 64 runs at once, and counts how often each net changes.
///
/// Bit `i` of every word belongs to run `i`. Cells have no delay, so that a net changes at most once between two clock edges,
/// and a clock twice; what real cells do in between, glitches, is not seen. A cycle is [#set] for the inputs, [#settle],
/// [#get] for the outputs, and [#edge]. Latches must be open while the clock is low, as those of clock gates are.
///
/// Everything is 0 at first. Belongs to one thread.
public final class GateSimulator {
  private static final int RUNS = Long.SIZE;

  private final Netlist netlist;
  private final long[] values;
  private final long[] toggles;
  /// When each net has changed last.
  private final int[] changed;
  private int now;
  private boolean fresh = true;
  /// Whether a net that is no clock has changed since everything followed.
  private boolean restless;

  /// Cells without state and latches, each after those that it depends on.
  private final List<Gate> gates = new ArrayList<>();
  /// Those of them that a clock goes through.
  private final List<Gate> clockGates = new ArrayList<>();
  private final List<FlipFlop> flipFlops = new ArrayList<>();
  private final boolean[] clocked;
  private final int clock;

  private long counted;
  private long cycles;

  /// @param output its net
  private record Gate(CellFunction function, int[] inputs, int output) {}

  private record FlipFlop(int data, int clock, int output) {}

  /// @throws IllegalArgumentException if there are cells that this cannot simulate, or loops
  public GateSimulator(Netlist netlist, CellLibrary library) {
    this.netlist = netlist;
    this.values = new long[netlist.nets()];
    this.toggles = new long[netlist.nets()];
    this.changed = new int[netlist.nets()];
    this.clocked = new boolean[netlist.nets()];
    this.clock = netlist.inputs().containsKey("clock") ? netlist.inputs().get("clock")[0] : -1;
    values[Netlist.HIGH] = -1;
    for (Netlist.Cell cell : netlist.cells()) add(cell, library.cells().get(cell.type()));
    sort();
    followClock();
  }

  private void add(Netlist.Cell cell, Cell kind) {
    if (kind == null) throw new IllegalArgumentException("there is no cell %s in the library".formatted(cell.type()));
    if (kind.state().isPresent()) addState(cell, kind, kind.state().get());
    else kind.pins().values().stream().filter(CellLibrary.Pin::isOutput).forEach(pin -> {
      List<String> inputs = kind.pins().values().stream().filter(each -> !each.isOutput()).map(CellLibrary.Pin::name).toList();
      int[] nets = inputs.stream().mapToInt(input -> cell.pins().getOrDefault(input, Netlist.LOW)).toArray();
      Integer output = cell.pins().get(pin.name());
      if (output != null) gates.add(new Gate(CellFunction.of(pin.function().orElseThrow(), inputs), nets, output));
    });
  }

  private void addState(Netlist.Cell cell, Cell kind, State state) {
    if (!state.isPlain()) throw new IllegalArgumentException("cell %s cannot be simulated".formatted(cell.type()));
    String output = kind.pins().values().stream().filter(CellLibrary.Pin::isOutput).map(CellLibrary.Pin::name).findFirst()
        .orElseThrow();
    int data = cell.pins().get(state.data());
    int enable = cell.pins().get(state.clock());
    int kept = cell.pins().get(output);
    if (state.isLatch()) gates.add(new Gate(GateSimulator::latched, new int[] {data, enable, kept}, kept));
    else flipFlops.add(new FlipFlop(data, enable, kept));
  }

  /// The new value of a latch by its data, its enable and its old value.
  private static long latched(long[] values, int... nets) {
    long open = values[nets[1]];
    return values[nets[0]] & open | values[nets[2]] & ~open;
  }

  private static boolean isLatch(Gate gate) {
    return gate.inputs().length == 3 && gate.inputs()[2] == gate.output();
  }

  private void sort() {
    Map<Integer, List<Integer>> readers = new HashMap<>();
    int[] missing = new int[gates.size()];
    boolean[] made = new boolean[netlist.nets()];
    for (Gate gate : gates) made[gate.output()] = true;
    Deque<Integer> ready = new ArrayDeque<>();
    for (int i = 0; i < gates.size(); i++) {
      Gate gate = gates.get(i);
      for (int net : Arrays.stream(gate.inputs()).distinct().toArray()) {
        if (!made[net] || net == gate.output()) continue;
        missing[i]++;
        readers.computeIfAbsent(net, _ -> new ArrayList<>()).add(i);
      }
      if (missing[i] == 0) ready.add(i);
    }
    List<Gate> sorted = new ArrayList<>();
    while (!ready.isEmpty()) {
      Gate gate = gates.get(ready.remove());
      sorted.add(gate);
      for (int reader : readers.getOrDefault(gate.output(), List.of())) {
        if (--missing[reader] == 0) ready.add(reader);
      }
    }
    if (sorted.size() < gates.size()) throw new IllegalArgumentException("netlist %s has a loop".formatted(netlist.top()));
    gates.clear();
    gates.addAll(sorted);
  }

  /// A latch keeps its value while the clock is high, so that a clock does not go through it.
  private void followClock() {
    if (clock < 0) return;
    clocked[clock] = true;
    for (Gate gate : gates) {
      if (isLatch(gate) || Arrays.stream(gate.inputs()).noneMatch(net -> clocked[net])) continue;
      clocked[gate.output()] = true;
      clockGates.add(gate);
    }
  }

  /// Whether a net is a clock, perhaps a gated one.
  public boolean isClock(int net) {
    return clocked[net];
  }

  /// Gives the bits of an input their values, the lowest first.
  public void set(String port, long... bits) {
    int[] nets = netlist.inputs().get(port);
    if (nets == null || nets.length != bits.length) throw new IllegalArgumentException(
        "%s has %s for input %s, not %d bits".formatted(
            netlist.top(), nets == null ? "nothing" : nets.length + " bits", port, bits.length));
    for (int i = 0; i < bits.length; i++) change(nets[i], bits[i]);
  }

  private void change(int net, long value) {
    long difference = values[net] ^ value;
    if (difference == 0) return;
    toggles[net] += Long.bitCount(difference & counted);
    values[net] = value;
    changed[net] = now;
    restless |= !clocked[net];
  }

  /// Lets everything follow the inputs, while the clock is low.
  public void settle() {
    if (clock >= 0) change(clock, 0);
    for (Gate gate : restless || fresh ? gates : clockGates) {
      if (fresh || isStale(gate)) change(gate.output(), gate.function().of(values, gate.inputs()));
    }
    fresh = false;
    restless = false;
  }

  private boolean isStale(Gate gate) {
    for (int net : gate.inputs()) if (changed[net] == now) return true;
    return false;
  }

  /// The bits of an output, the lowest first.
  public long[] get(String port) {
    return Arrays.stream(netlist.outputs().get(port)).mapToLong(net -> values[net]).toArray();
  }

  /// The rising edge of the clock.
  public void edge() {
    long[] taken = new long[flipFlops.size()];
    Arrays.setAll(taken, i -> values[flipFlops.get(i).data()]);
    long[] low = flipFlops.stream().mapToLong(each -> values[each.clock()]).toArray();
    if (clock >= 0) change(clock, -1);
    for (Gate gate : clockGates) change(gate.output(), gate.function().of(values, gate.inputs()));
    now++;
    for (int i = 0; i < taken.length; i++) {
      FlipFlop each = flipFlops.get(i);
      long rises = values[each.clock()] & ~low[i];
      change(each.output(), values[each.output()] & ~rises | taken[i] & rises);
    }
    for (Gate gate : clockGates) changed[gate.output()] = now;
    if (clock >= 0) changed[clock] = now;
    cycles++;
  }

  /// Counts from now on what changes in the first `runs` runs.
  public void count(int runs) {
    if (runs < 1 || runs > RUNS) throw new IllegalArgumentException("runs are %d, must be 1..%d".formatted(runs, RUNS));
    counted = runs == RUNS ? -1 : (1L << runs) - 1;
    Arrays.fill(toggles, 0);
    cycles = 0;
  }

  /// Changes of each net in a cycle, the mean over all runs and cycles since [#count].
  public double[] activity() {
    double all = (double) cycles * Long.bitCount(counted);
    return Arrays.stream(toggles).mapToDouble(count -> count / all).toArray();
  }
}
