package burin.ir;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Checks what the constructors of single nodes cannot see: that a circuit hangs together. It runs on what elaboration and
/// every pass give. What it finds is a mistake in Burin, not in what a user wrote.
///
/// - Modules have names of their own, and each stands after those that it instantiates.
/// - Within a module, everything declared has a name of its own.
/// - Expressions and statements speak only of signals and memories of their module.
/// - Only what can be driven is driven.
/// - Parameters of lane functions occur only within their function.
public final class Verifier {
  private final ModuleDef module;
  private final Set<Object> own = Collections.newSetFromMap(new IdentityHashMap<>());

  private Verifier(ModuleDef module) {
    this.module = module;
  }

  /// @throws IllegalStateException where the circuit does not hang together
  public static void verify(Circuit circuit) {
    Set<String> names = new HashSet<>();
    Set<ModuleDef> before = new HashSet<>();
    for (ModuleDef module : circuit.modules()) {
      var verifier = new Verifier(module);
      verifier.require(names.add(module.name()), "another module has this name");
      for (Instance instance : module.instances()) {
        verifier.require(before.contains(instance.module()), "", instance, " stands before its module");
      }
      verifier.declarations();
      verifier.expressions();
      verifier.statements();
      before.add(module);
    }
  }

  private void require(boolean holds, String complaint) {
    if (!holds) throw wrong(complaint);
  }

  /// As [#require(boolean, String)] about something whose text takes longer than the check.
  private void require(boolean holds, String before, Object about, String after) {
    if (!holds) throw wrong(before + about + after);
  }

  private IllegalStateException wrong(String complaint) {
    return new IllegalStateException("module " + module.name() + ": " + complaint);
  }

  private void declarations() {
    Set<String> names = new HashSet<>();
    for (Port port : module.ports()) declare(port, port.name(), names);
    for (Wire wire : module.wires()) declare(wire, wire.name(), names);
    for (Register register : module.registers()) declare(register, register.name(), names);
    for (Memory memory : module.memories()) declare(memory, memory.name(), names);
    own.addAll(module.domains());
    for (Register register : module.registers()) domain(register.domain());
    for (SyncRead read : module.reads()) {
      domain(read.domain());
      declare(read, read.name(), names);
      require(own.contains(read.memory()), "", read, " is of another module's memory");
    }
    for (Instance instance : module.instances()) {
      declare(instance, instance.name(), names);
      own.addAll(instance.ports());
      for (Clock clock : instance.module().usedClocks()) domain(instance.domain(clock));
    }
  }

  private void domain(Domain domain) {
    require(own.contains(domain), "it speaks of another module's ", domain, "");
  }

  private void declare(Object declared, String name, Set<String> names) {
    require(names.add(name), "two are called ", name, "");
    own.add(declared);
  }

  private void expressions() {
    var free = new FreeLaneParams();
    List<Expr> roots = Walk.roots(module);
    Walk.postOrder(roots, expr -> {
      if (expr instanceof Ref ref) require(own.contains(ref.signal()), "it reads ", ref.signal(), " of another module");
      if (expr instanceof MemoryRead read) {
        require(own.contains(read.memory()), "it reads another module's ", read.memory(), "");
      }
      free.add(expr);
    });
    for (Expr root : roots) {
      Set<LaneParam> params = free.of(root);
      require(params.isEmpty(), "a parameter of a lane function occurs outside of it: ", params, "");
    }
  }

  private void statements() {
    Walk.statements(module.body(), stmt -> {
      switch (stmt) {
        case Stmt.Drive drive -> {
          require(own.contains(drive.signal()), "it drives ", drive.signal(), " of another module");
          require(isDrivable(drive.signal()), "it drives ", drive.signal(), "");
        }
        case Stmt.Write write -> require(own.contains(write.memory()), "it writes another module's ", write.memory(), "");
        case Stmt.Watch watch -> domain(watch.domain());
        case Stmt.When _ -> {}
      }
    });
  }

  private static boolean isDrivable(Signal signal) {
    return switch (signal) {
      case Port port -> !port.isInput();
      case InstancePort port -> port.port().isInput();
      case Wire _, Register _ -> true;
      case SyncRead _ -> false;
    };
  }
}
