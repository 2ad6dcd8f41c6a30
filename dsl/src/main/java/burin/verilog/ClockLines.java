package burin.verilog;

import burin.ir.BoolType;
import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.GatedDomain;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Port.Direction;
import burin.ir.Register;
import burin.ir.ResetDomain;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Walk;
import burin.ir.Wire;
import burin.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The lines of a module's clocks as signals: inputs that nobody declared, and what comes out of its clock gates.
final class ClockLines {
  /// What comes with a clock from outside.
  record Input(Port line, Optional<Port> reset, Optional<Port> enable) {
    List<Port> ports() {
      List<Port> ports = new ArrayList<>(List.of(line));
      reset.ifPresent(ports::add);
      enable.ifPresent(ports::add);
      return ports;
    }
  }

  private final Map<Clock, Input> inputs = new LinkedHashMap<>();
  private final Map<GatedDomain, Wire> gates = new LinkedHashMap<>();
  private final Set<Domain> used = new LinkedHashSet<>();

  ClockLines(ModuleDef module) {
    for (Clock clock : module.usedClocks()) inputs.put(clock, input(module, clock));
    collect(module);
    for (Domain domain : module.clocking().derived()) {
      if (domain instanceof GatedDomain gated && gated.form() == GatedDomain.Form.GATE && used.contains(gated)) {
        gates.put(gated, new Wire(gated.name() + "_clock", BoolType.BOOL, gated.place()));
      }
    }
  }

  private static Input input(ModuleDef module, Clock clock) {
    Optional<Port> reset =
        module.usesResetOf(clock) ? Optional.of(input(clock.resetLine(module.reset(clock)))) : Optional.empty();
    Optional<Port> enable = module.isEnabled(clock) ? Optional.of(input(clock.enableLine())) : Optional.empty();
    return new Input(input(clock.line()), reset, enable);
  }

  private static Port input(String name) {
    return new Port(name, Direction.IN, BoolType.BOOL, Place.NONE);
  }

  private void collect(ModuleDef module) {
    for (Register register : module.registers()) use(register.domain());
    for (SyncRead read : module.reads()) use(read.domain());
    Walk.statements(module.body(), stmt -> {
      switch (stmt) {
        case Stmt.Write write -> use(write.domain());
        case Stmt.Watch watch -> use(watch.domain());
        case Stmt.Drive _, Stmt.When _ -> {}
      }
    });
    for (Instance instance : module.instances()) {
      for (Clock clock : instance.module().usedClocks()) use(instance.domain(clock));
    }
  }

  private void use(Domain domain) {
    if (!used.add(domain)) return;
    switch (domain) {
      case Clock _ -> {}
      case GatedDomain gated -> use(gated.source());
      case ResetDomain own -> use(own.source());
    }
  }

  /// The inputs in the order in which they are declared.
  List<Port> ports() {
    return inputs.values().stream().flatMap(input -> input.ports().stream()).toList();
  }

  /// The gates that are needed, each after those that it takes its clock from.
  List<GatedDomain> gates() {
    return List.copyOf(gates.keySet());
  }

  /// The domains that something belongs to, and those that these come from.
  Set<Domain> used() {
    return used;
  }

  Input of(Clock clock) {
    return inputs.get(clock);
  }

  /// What comes out of a gate.
  Wire of(GatedDomain gate) {
    return gates.get(gate);
  }

  /// The signal whose rising edges a domain has, all of them or some.
  Signal edge(Domain domain) {
    return switch (domain) {
      case Clock clock -> of(clock).line();
      case GatedDomain gated when gated.form() == GatedDomain.Form.GATE -> of(gated);
      case GatedDomain gated -> edge(gated.source());
      case ResetDomain own -> edge(own.source());
    };
  }
}
