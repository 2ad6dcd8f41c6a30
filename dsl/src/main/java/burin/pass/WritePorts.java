package burin.pass;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Mux;
import burin.ir.VecLiteral;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The writes of a memory, of which those that exclude one another go through one port.
final class WritePorts {
  private WritePorts() {}

  /// Writes that exclude one another.
  private static final class Port {
    private final List<Netlist.Write> writes = new ArrayList<>();
    private final List<Requirements> requirements = new ArrayList<>();

    void add(Netlist.Write write, Requirements needs) {
      writes.add(write);
      requirements.add(needs);
    }

    boolean excludes(Requirements needs) {
      return requirements.stream().allMatch(needs::exclude);
    }

    boolean hasDomainOf(Netlist.Write write) {
      return writes.getFirst().domain() == write.domain();
    }
  }

  /// As few writes as do the same, in an order in which the last one of two active ones still wins.
  static List<Netlist.Write> of(List<Netlist.Write> writes) {
    List<Port> ports = new ArrayList<>();
    for (Netlist.Write write : writes) {
      Requirements needs = Requirements.of(write.enable());
      portFor(write, needs, ports).add(write, needs);
    }
    return ports.stream().map(port -> port.writes.stream().reduce(WritePorts::either).get()).toList();
  }

  /// The first port that can take the write too: it excludes all that the port writes and, since it would come before them,
  /// all that later ports write. Where there is none, a new one.
  private static Port portFor(Netlist.Write write, Requirements needs, List<Port> ports) {
    Port found = null;
    for (Port port : ports.reversed()) {
      if (!port.excludes(needs)) break;
      if (port.hasDomainOf(write)) found = port;
    }
    if (found == null) {
      found = new Port();
      ports.add(found);
    }
    return found;
  }

  private static Netlist.Write either(Netlist.Write first, Netlist.Write second) {
    Expr enable = new Binary(BinaryOp.OR, first.enable(), second.enable());
    boolean masked = first.mask().isPresent() || second.mask().isPresent();
    return new Netlist.Write(first.memory(), enable, choose(first, first.address(), second.address()),
        choose(first, first.value(), second.value()),
        masked ? Optional.of(choose(first, mask(first), mask(second))) : Optional.empty(), first.domain());
  }

  private static Expr choose(Netlist.Write first, Expr onTrue, Expr onFalse) {
    return Requirements.areSame(onTrue, onFalse) ? onTrue : new Mux(first.enable(), onTrue, onFalse);
  }

  /// The mask of a write; of one without, all lanes.
  static Expr mask(Netlist.Write write) {
    int lanes = ((VecType) write.memory().element()).length();
    return write.mask().orElseGet(
        () -> new VecLiteral(new VecType(lanes, BoolType.BOOL), Constants.filled(lanes, BigInteger.ONE)));
  }
}
