package burin.verilog;

import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.GatedDomain;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Walk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts a module's statements into the pieces that its Verilog is made of.
///
/// Signals that are driven in one `when` share a block, so that the author's conditions are written once; a memory has a
/// block of its own, since that is what tools recognise as one.
final class Items {
  private final ModuleDef module;
  private final Behaviour behaviour;
  private final ModuleClocks clocks;
  private final Drives drives;
  private final List<Item> items = new ArrayList<>();
  /// Groups of plain registers that follow each other and will be one block.
  private final List<Item.Clocked> run = new ArrayList<>();

  private Items(ModuleDef module, Behaviour behaviour, ModuleClocks clocks, Drives drives) {
    this.module = module;
    this.behaviour = behaviour;
    this.clocks = clocks;
    this.drives = drives;
  }

  static List<Item> of(ModuleDef module, Behaviour behaviour, ModuleClocks clocks, Drives drives, Paths paths) {
    var items = new Items(module, behaviour, clocks, drives);
    items.addGroups();
    items.addIdle();
    return items.withChildren(paths);
  }

  /// Instances come first, after what drives their inputs.
  private List<Item> withChildren(Paths paths) {
    List<Item> all = new ArrayList<>();
    List<Item> rest = new ArrayList<>();
    for (Item item : Feedback.cut(items, module, paths)) (drivesChildren(item) ? all : rest).add(item);
    for (GatedDomain gate : clocks.lines().gates()) all.add(new Item.Gate(gate));
    for (Instance instance : module.instances()) all.add(new Item.Child(instance));
    all.addAll(rest);
    all.addAll(watching());
    return all;
  }

  private static boolean drivesChildren(Item item) {
    return switch (item) {
      case Item.Assign assign -> assign.drive().signal() instanceof InstancePort;
      case Item.Logic logic -> logic.targets().stream().allMatch(target -> target instanceof InstancePort);
      case Item.Clocked _, Item.Storage _, Item.Child _, Item.Gate _, Item.Watching _ -> false;
    };
  }

  /// What is watched comes last, so that what only this needs stands with it.
  private List<Item> watching() {
    Map<Domain, Set<Object>> watches = new LinkedHashMap<>();
    Walk.statements(behaviour.body(), stmt -> {
      if (!(stmt instanceof Stmt.Watch watch)) return;
      watches.computeIfAbsent(watch.domain(), _ -> Collections.newSetFromMap(new IdentityHashMap<>())).add(watch);
    });
    List<Item> found = new ArrayList<>();
    watches.forEach((domain, of) -> found.add(
        new Item.Watching(domain, of, behaviour.body().stream().filter(stmt -> Drives.touches(stmt, of)).toList())));
    return found;
  }

  private void addGroups() {
    var groups = new Groups();
    for (Stmt stmt : behaviour.body()) groups.join(stmt);
    Map<Object, List<Stmt>> bodies = new LinkedHashMap<>();
    for (Stmt stmt : behaviour.body()) {
      for (Object leader : groups.leaders(stmt)) bodies.computeIfAbsent(leader, _ -> new ArrayList<>(1)).add(stmt);
    }
    for (var group : bodies.entrySet()) add(groups.members(group.getKey()), group.getValue());
    closeRun();
  }

  private void add(Set<Object> targets, List<Stmt> body) {
    Object first = targets.iterator().next();
    if (!(first instanceof Register)) closeRun();
    if (first instanceof WritePort port) {
      items.add(new Item.Storage(port, body, behaviour.readsOf(port)));
    } else if (first instanceof Register) {
      addClocked(new Item.Clocked(targets, body));
    } else if (drives.areAssigns((Signal) first)) {
      for (Stmt stmt : body) items.add(new Item.Assign((Stmt.Drive) stmt));
    } else {
      items.add(new Item.Logic(targets, body));
    }
  }

  /// Registers that take a value at every edge are put into one block where they follow each other.
  private void addClocked(Item.Clocked group) {
    boolean plain = isPlain(group);
    if (!plain || run.isEmpty() || !continues(group)) closeRun();
    if (plain) run.add(group);
    else items.add(group);
  }

  private boolean continues(Item.Clocked group) {
    return run.getLast().isReset() == group.isReset() && run.getLast().domain() == group.domain();
  }

  /// Makes one block of the present run of plain registers.
  private void closeRun() {
    if (run.isEmpty()) return;
    Set<Object> targets = new LinkedHashSet<>();
    List<Stmt> body = new ArrayList<>();
    for (Item.Clocked group : run) {
      targets.addAll(group.targets());
      body.addAll(group.body());
    }
    run.clear();
    items.add(new Item.Clocked(targets, body));
  }

  private static boolean isPlain(Item.Clocked group) {
    for (Stmt stmt : group.body()) {
      if (!(stmt instanceof Stmt.Drive)) return false;
    }
    return true;
  }

  /// What no statement drives: registers that keep their value, memories that are only read.
  private void addIdle() {
    Map<Sharing, Set<Object>> idle = new LinkedHashMap<>();
    for (Register register : module.registers()) {
      if (!drives.isDriven(register)) idle.computeIfAbsent(sharing(register), _ -> new LinkedHashSet<>()).add(register);
    }
    idle.values().forEach(registers -> items.add(new Item.Clocked(registers, List.of())));
    Set<WritePort> ports = new HashSet<>();
    Set<Memory> memories = new HashSet<>();
    for (Item item : items) {
      if (!(item instanceof Item.Storage storage)) continue;
      ports.add(storage.port());
      memories.add(storage.memory());
    }
    for (Memory memory : module.memories()) {
      for (SyncRead read : module.reads()) {
        var port = new WritePort(memory, read.domain());
        if (read.memory() != memory) continue;
        memories.add(memory);
        if (ports.add(port)) addStorage(port);
      }
      if (memories.add(memory)) addStorage(new WritePort(memory, Clock.MAIN));
    }
  }

  private void addStorage(WritePort port) {
    items.add(new Item.Storage(port, List.of(), behaviour.readsOf(port)));
  }

  /// What registers must have in common to share a block.
  ///
  /// @param isAlone whether those with a reset and those without must not, since the reset is waited for
  private record Sharing(Domain domain, boolean isAlone) {}

  private Sharing sharing(Register register) {
    return new Sharing(register.domain(), register.reset().isPresent() && clocks.isAsync(register.domain()));
  }

  /// Which signals share a block: a union-find whose leaders are the signals that come first.
  private final class Groups {
    /// The way from a target to the leader of its group; a leader points to itself.
    private final Map<Object, Object> towards = new HashMap<>();
    /// The members of a group in order: who comes after each, and who comes last, by the leader.
    private final Map<Object, Object> following = new HashMap<>();
    private final Map<Object, Object> lasts = new HashMap<>();

    void join(Stmt stmt) {
      if (stmt instanceof Stmt.Drive drive) {
        add(drive.signal());
        return;
      }
      Object signal = null;
      Map<Sharing, Object> registers = new HashMap<>();
      for (Object target : Drives.targets(stmt)) {
        add(target);
        if (target instanceof Register one) registers.compute(sharing(one), (_, first) -> join(first, target));
        if (isLogic(target)) signal = join(signal, target);
      }
    }

    private boolean isLogic(Object target) {
      return !Drives.isClocked(target) && !drives.areAssigns((Signal) target);
    }

    private void add(Object target) {
      towards.putIfAbsent(target, target);
    }

    private Object join(Object one, Object other) {
      if (one == null) return leader(other);
      Object leader = leader(one);
      Object joined = leader(other);
      if (leader == joined) return leader;
      towards.put(joined, leader);
      following.put(lasts.getOrDefault(leader, leader), joined);
      lasts.put(leader, lasts.getOrDefault(joined, joined));
      return leader;
    }

    /// Every step makes the way shorter for who comes next.
    private Object leader(Object target) {
      Object at = target;
      while (towards.get(at) != at) {
        Object next = towards.get(towards.get(at));
        towards.put(at, next);
        at = next;
      }
      return at;
    }

    Set<Object> leaders(Stmt stmt) {
      if (stmt instanceof Stmt.Drive drive) return Set.of(leader(drive.signal()));
      Set<Object> found = new LinkedHashSet<>();
      for (Object target : Drives.targets(stmt)) found.add(leader(target));
      return found;
    }

    Set<Object> members(Object leader) {
      if (!following.containsKey(leader)) return Set.of(leader);
      Set<Object> members = new LinkedHashSet<>();
      for (Object member = leader; member != null; member = following.get(member)) members.add(member);
      return members;
    }
  }
}
