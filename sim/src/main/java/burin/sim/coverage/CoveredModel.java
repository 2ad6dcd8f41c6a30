package burin.sim.coverage;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.pass.CoveragePoint;
import burin.pass.CoveragePoint.Probe;
import burin.pass.InstrumentCoverage;
import burin.sim.ForwardingModel;
import burin.sim.Hierarchy;
import burin.sim.Model;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A model of a circuit that keeps its coverage. It tells the circuit which resets are active, and reads what was kept.
public final class CoveredModel extends ForwardingModel {
  private final InstrumentCoverage.Result plan;
  /// The number of the input for each clock; -1 for one that counts nothing.
  private final int[] live;

  private CoveredModel(InstrumentCoverage.Result plan, Model model) {
    super(model);
    this.plan = plan;
    List<Clock> clocks = plan.circuit().top().clocking().clocks();
    List<Port> ports = plan.circuit().top().ports();
    this.live = clocks.stream().map(plan.live()::get).mapToInt(port -> port == null ? -1 : ports.indexOf(port)).toArray();
    tell(0);
  }

  /// @param model of the plan's circuit, at the beginning of time
  public static Model of(InstrumentCoverage.Result plan, Model model) {
    return new CoveredModel(plan, model);
  }

  private void tell(long active) {
    for (int clock = 0; clock < live.length; clock++) {
      if (live[clock] >= 0) poke(live[clock], 1 - (active >>> clock & 1));
    }
  }

  Coverage coverage() {
    var coverage = new Coverage.Builder();
    new Reading(coverage).read(plan.circuit());
    return coverage.build();
  }

  /// One pass over all instances.
  private final class Reading {
    private final Coverage.Builder coverage;
    private final Map<String, Integer> elements = new HashMap<>();

    Reading(Coverage.Builder coverage) {
      this.coverage = coverage;
      List<Hierarchy.Element> all = Hierarchy.elements(plan.circuit());
      for (int i = 0; i < all.size(); i++) elements.put(all.get(i).toString(), i);
    }

    void read(Circuit circuit) {
      read(circuit.top(), "");
    }

    private void read(ModuleDef module, String path) {
      for (CoveragePoint point : plan.points().get(module)) {
        coverage.add(CoverageItem.of(point, module.name(), path), hits(point.probe(), path));
      }
      for (Instance instance : module.instances()) {
        for (int i = 0; i < instance.count(); i++) {
          String hop = new Hierarchy.Hop(instance, i).toString();
          read(instance.module(), path.isEmpty() ? hop : path + "." + hop);
        }
      }
    }

    private long hits(Probe probe, String path) {
      return switch (probe) {
        case Probe.Counter(String register) -> state(register, path, 0).longValueExact();
        case Probe.Bit(String register, int bit) -> state(register, path, 0).testBit(bit) ? 1 : 0;
        case Probe.Words(String memory, List<Integer> words) ->
            words.stream().mapToLong(word -> state(memory, path, word).longValueExact()).sum();
        case Probe.Rest(Probe whole, List<Probe> parts) ->
            hits(whole, path) - parts.stream().mapToLong(part -> hits(part, path)).sum();
      };
    }

    private BigInteger state(String name, String path, int word) {
      return CoveredModel.this.state(elements.get(path.isEmpty() ? name : path + "." + name), word);
    }
  }

  @Override
  public void resets(long active) {
    tell(active);
    super.resets(active);
  }

  /// As quick as the other's.
  @Override
  public void step() {
    model().step();
  }

  @Override
  public void step(long cycles) {
    model().step(cycles);
  }
}
