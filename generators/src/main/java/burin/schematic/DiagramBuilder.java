package burin.schematic;

import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Register;
import burin.ir.SyncRead;
import burin.ir.Walk;
import burin.pass.LowerStatements;
import burin.pass.Netlist;
import burin.schematic.Link.End;
import burin.verilog.VerilogDesign;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the diagram of a module.
///
/// Instances and memories are boxes; what is computed and kept between them is put together into boxes of logic, see
/// [Clusters]. Clocks and resets are left out, and so is what is only watched.
final class DiagramBuilder {
  private static final int SHOWN_REGISTERS = 10;

  private final ModuleDef module;
  private final VerilogDesign verilog;
  private final Netlist netlist;
  private final Origins origins;
  private final Clusters clusters = new Clusters();
  private final List<Block> blocks = new ArrayList<>();
  private final Map<Port, End> ports = new IdentityHashMap<>();
  private final Map<Instance, Map<Port, End>> pins = new IdentityHashMap<>();
  private final Map<End, PortGroup> groups = new LinkedHashMap<>();
  private final Map<Memory, Integer> memories = new IdentityHashMap<>();
  private final Set<Wiring> wirings = new LinkedHashSet<>();

  /// One value on its way, before it is known which clusters become boxes.
  ///
  private record Wiring(Place from, Place to, int width) {
    boolean isBackwards() {
      return from instanceof At at && at.isBackwards() || to instanceof At end && end.isBackwards();
    }

    /// Bits of the stream whose payload, or part of it, this is. Both ends must be streams, or one where the other is none.
    OptionalInt payload() {
      List<At> ports = Stream.of(from, to).filter(At.class::isInstance).map(At.class::cast).filter(At::isPort).toList();
      boolean isStream = !ports.isEmpty() && ports.stream().allMatch(At::isPayload);
      return isStream ? OptionalInt.of(ports.getLast().group().orElseThrow().width()) : OptionalInt.empty();
    }
  }

  private sealed interface Place {}

  /// @param port that of the module or instance; empty at a memory
  private record At(End end, Optional<PortGroup> group, Optional<Port> port) implements Place {
    boolean isPort() {
      return port.isPresent();
    }

    boolean isPayload() {
      return isPort() && group.orElseThrow().isPayload(port.orElseThrow());
    }

    boolean isBackwards() {
      return isPort() && group.orElseThrow().isBackwards(port.orElseThrow());
    }
  }

  private record In(int cluster) implements Place {}

  private DiagramBuilder(ModuleDef module, VerilogDesign verilog) {
    this.module = module;
    this.verilog = verilog;
    this.netlist = LowerStatements.lower(module);
    this.origins = new Origins(netlist);
  }

  /// @param module not a foreign one
  static Diagram of(ModuleDef module, VerilogDesign verilog) {
    return new DiagramBuilder(module, verilog).diagram();
  }

  private Diagram diagram() {
    addPorts();
    module.instances().forEach(this::addInstance);
    module.memories().forEach(this::addMemory);
    explore();
    wire();
    var links = new LinkTable();
    Map<Integer, Integer> logic = new LogicBoxes().place();
    for (Wiring wiring : wirings) {
      Optional<End> from = end(wiring.from(), logic);
      Optional<End> to = end(wiring.to(), logic);
      if (from.isEmpty() || to.isEmpty() || from.equals(to)) continue;
      links.add(from.get(), to.get(), wiring.width(), wiring.isBackwards());
      wiring.payload().ifPresent(width -> links.addStream(from.get(), to.get(), width));
    }
    return new Diagram(verilog.identifier(module), module.parameters(), blocks, links.links());
  }

  // Boxes

  private void addPorts() {
    for (PortGroup group : PortGroup.of(module.ports())) {
      End end = End.of(blocks.size());
      blocks.add(new Block(group.isInput() ? Block.Kind.INPUT : Block.Kind.OUTPUT, group.name(), List.of(), List.of(),
          Optional.empty(), 1));
      groups.put(end, group);
      for (Port port : group.ports()) ports.put(port, end);
    }
  }

  private void addInstance(Instance instance) {
    ModuleDef child = instance.module();
    Map<Port, End> ends = new IdentityHashMap<>();
    List<Block.Pin> shown = new ArrayList<>();
    for (PortGroup group : PortGroup.of(child.ports())) {
      var end = new End(blocks.size(), shown.size());
      shown.add(new Block.Pin(group.name(), group.isInput()));
      groups.put(end, group);
      for (Port port : group.ports()) ends.put(port, end);
    }
    pins.put(instance, ends);
    String name = verilog.identifier(child);
    blocks.add(new Block(Block.Kind.INSTANCE, verilog.identifier(instance), List.of(name), shown,
        child.foreign().isPresent() ? Optional.empty() : Optional.of(name), instance.count()));
  }

  private void addMemory(Memory memory) {
    memories.put(memory, blocks.size());
    String contents = memory.contents().isPresent() ? "with contents" : "";
    List<String> lines = new ArrayList<>(List.of("%d x %d".formatted(memory.depth(), memory.element().width())));
    if (!contents.isEmpty()) lines.add(contents);
    blocks.add(new Block(Block.Kind.MEMORY, memory.name(), lines, List.of(), Optional.empty(), 1));
  }

  // Clusters

  private void explore() {
    List<Expr> roots = new ArrayList<>(netlist.drivers().values());
    roots.addAll(netlist.next().values());
    netlist.writes().forEach(write -> roots.addAll(operands(write)));
    module.reads().forEach(read -> roots.addAll(operands(read)));
    List<Expr> computing = new ArrayList<>();
    List<MemoryRead> reads = new ArrayList<>();
    origins.explore(roots, computing::add, reads::add);
    netlist.next().keySet().forEach(clusters::add);
    computing.forEach(clusters::add);
    computing.forEach(this::joinOperands);
    netlist.next().forEach((register, next) -> joinAll(register, next));
    reads.forEach(read -> take(read.address(), at(read.memory())));
  }

  private void joinOperands(Expr node) {
    Walk.operands(node).forEach(operand -> joinAll(node, operand));
  }

  private void joinAll(Object member, Expr source) {
    for (Origin origin : origins.of(source)) clusters.join(member, origin);
  }

  private static List<Expr> operands(Netlist.Write write) {
    List<Expr> operands = new ArrayList<>(List.of(write.enable(), write.address(), write.value()));
    write.mask().ifPresent(operands::add);
    return operands;
  }

  private static List<Expr> operands(SyncRead read) {
    List<Expr> operands = new ArrayList<>(List.of(read.address()));
    read.enable().ifPresent(operands::add);
    return operands;
  }

  // Links

  private void wire() {
    for (Port port : module.outputs()) take(netlist.drivers().get(port), at(port));
    for (Instance instance : module.instances()) {
      for (InstancePort port : instance.ports()) {
        if (port.port().isInput()) take(netlist.drivers().get(port), at(port));
      }
    }
    netlist.writes().forEach(write -> operands(write).forEach(each -> take(each, at(write.memory()))));
    module.reads().forEach(read -> operands(read).forEach(each -> take(each, at(read.memory()))));
    feedClusters();
  }

  private At at(Port port) {
    End end = ports.get(port);
    return new At(end, Optional.of(groups.get(end)), Optional.of(port));
  }

  private At at(InstancePort port) {
    End end = pins.get(port.instance()).get(port.port());
    return new At(end, Optional.of(groups.get(end)), Optional.of(port.port()));
  }

  private At at(Memory memory) {
    return new At(End.of(memories.get(memory)), Optional.empty(), Optional.empty());
  }

  private void take(Expr value, At to) {
    for (Origin origin : origins.of(value)) {
      wirings.add(new Wiring(place(origin), to, Math.min(width(origin), value.type().width())));
    }
  }

  /// What clusters take from ports, instances and memories.
  private void feedClusters() {
    clusters.each(member -> {
      for (Expr source : sources(member)) {
        for (Origin origin : origins.of(source)) feed(origin, new In(clusters.of(member)));
      }
    });
  }

  /// A register that nothing drives has none.
  private List<Expr> sources(Object member) {
    return member instanceof Register register ? Optional.ofNullable(netlist.next().get(register)).stream().toList()
        : Walk.operands((Expr) member);
  }

  private void feed(Origin origin, In cluster) {
    var wiring = new Wiring(place(origin), cluster, width(origin));
    if (!wiring.from().equals(cluster)) wirings.add(wiring);
  }

  private static int width(Origin origin) {
    return switch (origin) {
      case Origin.Input(Port port) -> port.type().width();
      case Origin.Output(InstancePort port) -> port.type().width();
      case Origin.Word(Memory memory) -> memory.element().width();
      case Origin.State(Register register) -> register.type().width();
      case Origin.Computed(Expr node) -> node.type().width();
    };
  }

  private Place place(Origin origin) {
    return switch (origin) {
      case Origin.Input(Port port) -> at(port);
      case Origin.Output(InstancePort port) -> at(port);
      case Origin.Word(Memory memory) -> at(memory);
      case Origin.State(Register register) -> new In(clusters.of(register));
      case Origin.Computed(Expr node) -> new In(clusters.of(node));
    };
  }

  private static Optional<End> end(Place place, Map<Integer, Integer> logic) {
    return switch (place) {
      case At at -> Optional.of(at.end());
      case In(int cluster) -> Optional.ofNullable(logic.get(cluster)).map(End::of);
    };
  }

  /// Makes boxes of clusters. Clusters without registers that stand between the same boxes are one.
  private final class LogicBoxes {
    private final Map<Integer, Set<Integer>> before = new LinkedHashMap<>();
    private final Map<Integer, Set<Integer>> after = new LinkedHashMap<>();
    private final Map<List<Set<Integer>>, Integer> between = new LinkedHashMap<>();

    /// The block of each cluster; one that nothing outside depends on has none.
    Map<Integer, Integer> place() {
      for (Wiring wiring : wirings) {
        if (wiring.from() instanceof In(int cluster) && wiring.to() instanceof At at) note(after, cluster, at.end());
        if (wiring.to() instanceof In(int cluster) && wiring.from() instanceof At at) note(before, cluster, at.end());
      }
      Map<Integer, Integer> placed = new LinkedHashMap<>();
      clusters.registers().forEach((cluster, registers) -> {
        if (after.containsKey(cluster)) placed.put(cluster, registers.isEmpty() ? shared(cluster) : box(registers));
      });
      return placed;
    }

    private static void note(Map<Integer, Set<Integer>> ends, int cluster, End end) {
      ends.computeIfAbsent(cluster, _ -> new HashSet<>()).add(end.block());
    }

    private int shared(int cluster) {
      var ends = List.of(before.getOrDefault(cluster, Set.of()), after.get(cluster));
      return between.computeIfAbsent(ends, _ -> box(List.of()));
    }

    private int box(List<Register> registers) {
      List<String> lines = new ArrayList<>();
      for (Register register : registers.subList(0, Math.min(SHOWN_REGISTERS, registers.size()))) {
        int width = register.type().width();
        lines.add(verilog.identifier(module, register) + (width == 1 ? "" : " [%d]".formatted(width)));
      }
      if (registers.size() > SHOWN_REGISTERS) lines.add("and %d more".formatted(registers.size() - SHOWN_REGISTERS));
      String title = switch (registers.size()) {
        case 0 -> "logic";
        case 1 -> "logic, 1 register";
        default -> "logic, %d registers".formatted(registers.size());
      };
      blocks.add(new Block(Block.Kind.LOGIC, title, lines, List.of(), Optional.empty(), 1));
      return blocks.size() - 1;
    }
  }
}
