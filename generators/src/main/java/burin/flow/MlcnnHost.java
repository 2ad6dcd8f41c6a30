package burin.flow;

import burin.mlcnn.Command;
import burin.mlcnn.Counter;
import burin.mlcnn.Mlcnn;
import burin.mlcnn.MlcnnFormulas;
import burin.mlcnn.MlcnnProgram;
import burin.mlcnn.MlcnnProgram.LayerProgram;
import burin.sim.Pin;
import burin.sim.Simulator;
import burin.sim.VecPin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Runs a program on a simulated [Mlcnn] with a DRAM beside it.
public final class MlcnnHost implements Host {
  /// Cycles from a request to its word, where nothing else is said: about 100 ns at 200 MHz.
  public static final int LATENCY = 20;

  /// A machine that has not ended after this many times the cycles of the formula never will.
  private static final int PATIENCE = 8;

  private final Simulator simulator;
  private final MlcnnProgram program;
  private final SimulatedDram dram;
  private final long limit;
  private final Pin start;
  private final Pin commandBase;
  private final Pin commands;
  private final Pin busy;
  private final VecPin counters;

  public MlcnnHost(Mlcnn module, Simulator simulator, MlcnnProgram program) {
    this(module, simulator, program, LATENCY, () -> true);
  }

  /// A host whose DRAM has a latency and is not always ready.
  public MlcnnHost(Mlcnn module, Simulator simulator, MlcnnProgram program, int latency, BooleanSupplier ready) {
    this.simulator = simulator;
    this.program = program;
    this.dram = new SimulatedDram(module, simulator, program.image().clone(), latency, ready);
    this.limit = PATIENCE * new MlcnnFormulas(program.config(), latency).cycles(program);
    start = simulator.pin(module.start);
    commandBase = simulator.pin(module.commandBase);
    commands = simulator.pin(module.commands);
    busy = simulator.pin(module.busy);
    counters = simulator.pin(module.counters);
  }

  /// Resets the machine. The DRAM has its contents already.
  public void load() {
    simulator.reset();
  }

  /// @throws CheckFailure if the machine does not come to an end, or asks for what is not there
  @Override
  public Result run(int[] input) {
    program.place(dram.words(), input);
    long cycles = run(0, program.commands().size());
    return new Result(program.read(dram.words()), cycles);
  }

  /// Runs one layer after the other; the cycles of each.
  public List<Long> runByLayers(int[] input) {
    program.place(dram.words(), input);
    var cycles = new ArrayList<Long>();
    int first = 0;
    for (LayerProgram layer : program.layers()) {
      cycles.add(run(first, layer.commands().size()));
      first += layer.commands().size();
    }
    return cycles;
  }

  private long run(int first, int count) {
    commandBase.set(program.commandBase() + first * Command.words(program.config()));
    commands.set(count);
    start.set(1);
    dram.step();
    start.set(0);
    long cycles = 0;
    while (busy.get() != 0) {
      if (cycles == limit) throw new CheckFailure(
          "the machine is still busy after %d cycles, %d times as many as it should take".formatted(cycles, PATIENCE));
      dram.step();
      cycles++;
    }
    return cycles;
  }

  /// What the DRAM holds now.
  public long[] dram() {
    return dram.words();
  }

  /// What the machine has counted in the last run.
  public Map<Counter, Long> counts() {
    var counts = new EnumMap<Counter, Long>(Counter.class);
    long[] values = new long[Counter.values().length];
    counters.get(values);
    for (Counter counter : Counter.values()) counts.put(counter, values[counter.ordinal()]);
    return counts;
  }
}
