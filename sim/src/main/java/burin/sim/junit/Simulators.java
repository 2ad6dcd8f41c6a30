package burin.sim.junit;

import burin.hdl.Module;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.Model;
import burin.sim.Simulator;
import burin.sim.replay.RememberingModel;
import java.util.ArrayList;
import java.util.List;

/// What a [BurinTest] opens its simulators with. They are closed when it ends.
public final class Simulators {
  /// @param model what the simulator works on
  record Open(Compiled compiled, RememberingModel model) {}

  private final Engine engine;
  private final int cycles;
  private final List<Open> open = new ArrayList<>();

  Simulators(Engine engine, int cycles) {
    this.engine = engine;
    this.cycles = cycles;
  }

  public Engine engine() {
    return engine;
  }

  /// A simulator of a module on the engine of this run, at the beginning of time.
  public Simulator open(Module top) {
    return open(engine.compile(top));
  }

  /// The same, of what was compiled before, on whatever engine that is for.
  public Simulator open(Compiled compiled) {
    var model = new RememberingModel(compiled.circuit(), compiled.model(), cycles);
    Simulator sim = Compiled.of(compiled.top(), compiled.circuit(), () -> model).open();
    model.time(sim::time);
    open.add(new Open(compiled, model));
    return sim;
  }

  List<Open> all() {
    return List.copyOf(open);
  }

  /// A model that can show what one of these did: of the two that run in lockstep, the first.
  Model fresh(Open one) {
    if (engine != Engine.LOCKSTEP) return one.compiled().model();
    return Engine.JVM.compile(one.compiled().top(), one.compiled().circuit()).model();
  }

  void close() {
    for (Open one : open) one.model().close();
  }
}
