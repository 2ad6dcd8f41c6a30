package burin.pass;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Types;
import burin.ir.Verifier;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes every memory an instance of a module that is nothing but that memory, so that a flow can put a macro in its place.
/// Memories of equal shape share a module; see [MemoryShape]. What the circuit does stays the same.
///
/// Some memories stay where they are: those with contents, which a macro does not have; those that are never written or
/// never read; those whose words have no 0 to begin with; those that a lane function reads, which have a port for each lane.
public final class ExtractMemories {
  /// Which memories are made modules.
  public enum Which {
    /// Those that are only read at a clock edge, as block RAMs and memory macros are.
    CLOCKED,
    /// Also those that are read within a cycle: register files.
    ALL
  }

  /// @param circuit what the circuit has become
  /// @param shapes the module of each shape, in the order in which they are first used
  /// @param readingWhileWriting those of them of which a port may read and write at the same edge, and must read the old word
  public record Result(
      Circuit circuit, ImmutableMap<ModuleDef, MemoryShape> shapes, Set<ModuleDef> readingWhileWriting) {}

  private final Which which;
  private final Set<String> taken = new HashSet<>();
  private final Map<MemoryShape, MemoryModule> modules = new LinkedHashMap<>();
  private final Set<ModuleDef> readingWhileWriting = new HashSet<>();
  private final Map<ModuleDef, ModuleDef> copies = new IdentityHashMap<>();

  private ExtractMemories(Which which) {
    this.which = which;
  }

  public static Result of(Circuit circuit, Which which) {
    return new ExtractMemories(which).run(circuit);
  }

  private Result run(Circuit circuit) {
    for (ModuleDef module : circuit.modules()) taken.add(module.name());
    for (ModuleDef module : circuit.modules()) copies.put(module, changed(module));
    ImmutableMap.Builder<ModuleDef, MemoryShape> shapes = ImmutableMap.builder();
    modules.forEach((shape, module) -> shapes.put(module.module(), shape));
    Circuit changed = Circuit.of(copies.get(circuit.top()));
    Verifier.verify(changed);
    return new Result(changed, shapes.buildOrThrow(), Set.copyOf(readingWhileWriting));
  }

  /// Children come first, so theirs are known.
  private ModuleDef changed(ModuleDef module) {
    List<MemoryUse> uses = extracted(module);
    boolean sameChildren = module.instances().stream().allMatch(i -> copies.get(i.module()) == i.module());
    if (uses.isEmpty() && sameChildren) return module;
    return new Surgery(module, uses).copy();
  }

  // Which memories

  private List<MemoryUse> extracted(ModuleDef module) {
    if (module.memories().isEmpty()) return List.of();
    var reads = CombinationalReads.of(module);
    Netlist netlist = LowerStatements.lower(module);
    List<MemoryUse> uses = new ArrayList<>();
    for (Memory memory : module.memories()) {
      if (memory.contents().isPresent() || reads.isReadInLanes(memory) || !beginsWithZero(memory)) continue;
      if (which == Which.CLOCKED && !reads.of(memory).isEmpty()) continue;
      MemoryUse use = MemoryUse.of(memory, netlist, reads.of(memory));
      if (isReadAndWritten(use)) uses.add(use);
    }
    return uses;
  }

  private static boolean beginsWithZero(Memory memory) {
    return Types.nearestToZero(Types.scalar(memory.element())).signum() == 0;
  }

  private static boolean isReadAndWritten(MemoryUse use) {
    return use.accesses().stream().anyMatch(access -> access.kind().isRead())
        && use.accesses().stream().anyMatch(access -> access.kind().isWrite());
  }

  private MemoryModule module(MemoryUse use) {
    MemoryModule module = modules.computeIfAbsent(use.shape(), shape -> new MemoryModule(shape, free(shape.name())));
    if (use.readsWhileWriting()) readingWhileWriting.add(module.module());
    return module;
  }

  private String free(String wish) {
    String name = wish;
    for (int i = 1; !taken.add(name); i++) name = wish + "_" + i;
    return name;
  }

  /// What stands for a memory.
  private record Placed(MemoryModule shape, Instance instance) {}

  /// One module from which memories are taken.
  private final class Surgery {
    private final ModuleDef module;
    private final Map<MemoryUse, Placed> placed = new LinkedHashMap<>();
    /// What gives the word of a read.
    private final Map<Object, Expr> words = new IdentityHashMap<>();
    private final Transplant transplant;

    Surgery(ModuleDef module, List<MemoryUse> uses) {
      this.module = module;
      uses.forEach(this::place);
      this.transplant = new Transplant(module, copies::get, this::replacement);
    }

    private void place(MemoryUse use) {
      MemoryModule shape = module(use);
      var instance = Instance.single(use.memory().name(), shape.module(), use.memory().place());
      placed.put(use, new Placed(shape, instance));
      for (int i = 0; i < use.accesses().size(); i++) {
        MemoryUse.Access access = use.accesses().get(i);
        if (!access.kind().isRead()) continue;
        Expr word = use.unpacked(new Ref(instance.port(shape.signals().get(i).readData())));
        access.read().ifPresent(read -> words.put(read, word));
        access.combinational().forEach(read -> words.put(read, word));
      }
    }

    private Optional<Expr> replacement(Expr expr) {
      return switch (expr) {
        case Ref ref when ref.signal() instanceof SyncRead -> Optional.ofNullable(words.get(ref.signal()));
        case MemoryRead read -> Optional.ofNullable(words.get(read));
        default -> Optional.empty();
      };
    }

    private boolean isGone(Memory memory) {
      return placed.keySet().stream().anyMatch(use -> use.memory() == memory);
    }

    ModuleDef copy() {
      List<Stmt> body = transplant.statements(module.body(), write -> !isGone(write.memory()));
      placed.forEach((use, to) -> connect(use, to, body));
      List<Instance> instances = new ArrayList<>(transplant.instances());
      placed.values().forEach(to -> instances.add(to.instance()));
      var copy = new ModuleDef(module.name(), module.parameters(), module.place(), module.ports(), transplant.clocking(),
          module.wires(), module.registers().stream().map(transplant::register).toList(), keptMemories(), keptReads(),
          instances, body, transplant.names(), module.foreign());
      for (Clock clock : copy.clocking().clocks()) copy.bind(clock, module.reset(clock), module.isEnabled(clock));
      return copy;
    }

    private List<Memory> keptMemories() {
      return module.memories().stream().filter(memory -> !isGone(memory)).toList();
    }

    private List<SyncRead> keptReads() {
      return module.reads().stream().filter(read -> !isGone(read.memory())).map(transplant::read).toList();
    }

    private void connect(MemoryUse use, Placed to, List<Stmt> body) {
      for (int i = 0; i < use.domains().size(); i++) {
        to.instance().connect(to.shape().clocks().get(i), transplant.domain(use.domains().get(i)));
      }
      for (int i = 0; i < use.accesses().size(); i++) {
        connect(use, use.accesses().get(i), to.instance(), to.shape().signals().get(i), body);
      }
    }

    private void connect(
        MemoryUse use, MemoryUse.Access access, Instance instance, MemoryModule.Signals to, List<Stmt> body) {
      body.add(drive(instance, to.address(), access.address()));
      access.read().ifPresent(
          read -> body.add(drive(instance, to.readEnable(), read.enable().orElse(Literal.bool(true)))));
      access.write().ifPresent(write -> {
        body.add(drive(instance, to.writeEnable(), write.enable()));
        if (to.mask() != null) body.add(drive(instance, to.mask(), WritePorts.mask(write)));
        body.add(drive(instance, to.writeData(), use.packed(write.value())));
      });
    }

    private Stmt drive(Instance instance, Port port, Expr value) {
      return new Stmt.Drive(instance.port(port), transplant.expr(value), instance.place());
    }
  }
}
