package burin.pass;

import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.GatedDomain;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.ResetDomain;
import burin.ir.SyncRead;
import burin.ir.VecType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a module uses one of its memories: the ports that it needs, in the order of their shape.
///
/// Writes that exclude one another are one port, as are reads of one address within a cycle. Where each port that writes has a
/// read at its address and its clock, each such pair is one port.
final class MemoryUse {
  /// What goes through a port.
  ///
  /// @param domain of a port that has a clock
  /// @param combinational the reads of a combinational port
  record Access(
      MemoryShape.Kind kind,
      Optional<Domain> domain,
      Expr address,
      Optional<Netlist.Write> write,
      Optional<SyncRead> read,
      List<MemoryRead> combinational) {}

  private final ModuleDef module;
  private final Memory memory;
  private final List<Access> accesses = new ArrayList<>();
  private final List<Domain> domains = new ArrayList<>();

  private MemoryUse(ModuleDef module, Memory memory) {
    this.module = module;
    this.memory = memory;
  }

  /// @param combinational the combinational reads of the memory
  static MemoryUse of(Memory memory, Netlist netlist, List<MemoryRead> combinational) {
    var use = new MemoryUse(netlist.module(), memory);
    List<Netlist.Write> writes = netlist.writes().stream().filter(write -> write.memory() == memory).toList();
    use.collect(WritePorts.of(writes), combinational);
    return use;
  }

  Memory memory() {
    return memory;
  }

  List<Access> accesses() {
    return accesses;
  }

  /// For each clock of the shape what it is in the module.
  List<Domain> domains() {
    return domains;
  }

  MemoryShape shape() {
    int lanes = isMasked() ? ((VecType) memory.element()).length() : 0;
    List<MemoryShape.Port> ports = accesses.stream()
        .map(access -> new MemoryShape.Port(access.kind(), access.domain().map(domains::indexOf).orElse(-1))).toList();
    return new MemoryShape(memory.depth(), memory.element().width(), lanes, ports,
        domains.stream().map(module::isEnabled).toList());
  }

  private boolean isMasked() {
    return accesses.stream().anyMatch(access -> access.write().isPresent() && access.write().get().mask().isPresent());
  }

  /// A word as the module of the shape knows it.
  Expr packed(Expr value) {
    return isMasked() ? WordBits.packedLanes(value, (VecType) memory.element()) : WordBits.packed(value, memory.element());
  }

  /// A word of the memory's type.
  Expr unpacked(Expr bits) {
    return isMasked() ? WordBits.unpackedLanes(bits, (VecType) memory.element()) : WordBits.unpacked(bits, memory.element());
  }

  // The ports

  private void collect(List<Netlist.Write> writes, List<MemoryRead> combinational) {
    List<SyncRead> reads = new ArrayList<>(module.reads().stream().filter(read -> read.memory() == memory).toList());
    Optional<List<SyncRead>> partners = partners(writes, reads);
    partners.ifPresent(reads::removeAll);
    for (SyncRead read : reads) {
      add(MemoryShape.Kind.READ, read.domain(), read.address(), Optional.empty(), Optional.of(read));
    }
    addCombinational(combinational);
    for (int i = 0; i < writes.size(); i++) {
      Netlist.Write write = writes.get(i);
      int number = i;
      add(partners.isPresent() ? MemoryShape.Kind.READ_WRITE : MemoryShape.Kind.WRITE, write.domain(), write.address(),
          Optional.of(write), partners.map(all -> all.get(number)));
    }
  }

  private void add(
      MemoryShape.Kind kind, Domain domain, Expr address, Optional<Netlist.Write> write, Optional<SyncRead> read) {
    Domain edges = withoutReset(domain);
    if (!domains.contains(edges)) domains.add(edges);
    accesses.add(new Access(kind, Optional.of(edges), address, write, read, List.of()));
  }

  /// A read for each write; empty where one has none.
  private static Optional<List<SyncRead>> partners(List<Netlist.Write> writes, List<SyncRead> reads) {
    List<SyncRead> free = new ArrayList<>(reads);
    List<SyncRead> partners = new ArrayList<>();
    for (Netlist.Write write : writes) {
      Optional<SyncRead> partner = free.stream().filter(read -> Requirements.areSame(read.address(), write.address())
          && withoutReset(read.domain()) == withoutReset(write.domain())).findFirst();
      if (partner.isEmpty()) return Optional.empty();
      free.remove(partner.get());
      partners.add(partner.get());
    }
    return Optional.of(partners);
  }

  private void addCombinational(List<MemoryRead> reads) {
    List<List<MemoryRead>> ports = new ArrayList<>();
    for (MemoryRead read : reads) {
      Optional<List<MemoryRead>> known =
          ports.stream().filter(port -> Requirements.areSame(port.getFirst().address(), read.address())).findFirst();
      if (known.isPresent()) known.get().add(read);
      else ports.add(new ArrayList<>(List.of(read)));
    }
    for (List<MemoryRead> port : ports) {
      accesses.add(new Access(MemoryShape.Kind.COMBINATIONAL_READ, Optional.empty(), port.getFirst().address(),
          Optional.empty(), Optional.empty(), List.copyOf(port)));
    }
  }

  /// A memory has no reset.
  private static Domain withoutReset(Domain domain) {
    return switch (domain) {
      case Clock _, GatedDomain _ -> domain;
      case ResetDomain own -> withoutReset(own.source());
    };
  }

  /// Whether one of the ports that both read and write may do so at the same edge.
  boolean readsWhileWriting() {
    return accesses.stream().anyMatch(
        access -> access.kind() == MemoryShape.Kind.READ_WRITE && !areExclusive(access.write().get(), access.read().get()));
  }

  private static boolean areExclusive(Netlist.Write write, SyncRead read) {
    return read.enable().isPresent() && Requirements.of(write.enable()).exclude(Requirements.of(read.enable().get()));
  }
}
