package burin.verilog;

import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import java.util.ArrayList;
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
  private final Drives drives;
  private final List<Item> items = new ArrayList<>();
  /// Groups of plain registers that follow each other and will be one block.
  private final List<Item.Clocked> run = new ArrayList<>();

  private Items(ModuleDef module, Behaviour behaviour, Drives drives) {
    this.module = module;
    this.behaviour = behaviour;
    this.drives = drives;
  }

  static List<Item> of(ModuleDef module, Behaviour behaviour, Drives drives, Paths paths) {
    var items = new Items(module, behaviour, drives);
    items.addGroups();
    items.addIdle();
    return items.withChildren(paths);
  }

  /// Instances come first, after what drives their inputs.
  private List<Item> withChildren(Paths paths) {
    List<Item> all = new ArrayList<>();
    List<Item> rest = new ArrayList<>();
    for (Item item : Feedback.cut(items, module, paths)) (drivesChildren(item) ? all : rest).add(item);
    for (Instance instance : module.instances()) all.add(new Item.Child(instance));
    all.addAll(rest);
    return all;
  }

  private static boolean drivesChildren(Item item) {
    return switch (item) {
      case Item.Assign assign -> assign.drive().signal() instanceof InstancePort;
      case Item.Logic logic -> logic.targets().stream().allMatch(target -> target instanceof InstancePort);
      case Item.Clocked _, Item.Storage _, Item.Child _ -> false;
    };
  }

  private void addGroups() {
    var groups = new Groups(drives);
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
    if (first instanceof Memory memory) {
      items.add(new Item.Storage(memory, body, behaviour.readsOf(memory)));
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
    if (!plain || run.isEmpty() || run.getLast().isReset() != group.isReset()) closeRun();
    if (plain) run.add(group);
    else items.add(group);
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
    return group.body().stream().allMatch(stmt -> stmt instanceof Stmt.Drive);
  }

  /// What no statement drives: registers that keep their value, memories that are only read.
  private void addIdle() {
    Set<Object> idle = new LinkedHashSet<>();
    for (Register register : module.registers()) {
      if (!drives.isDriven(register)) idle.add(register);
    }
    if (!idle.isEmpty()) items.add(new Item.Clocked(idle, List.of()));
    for (Memory memory : module.memories()) {
      boolean there = items.stream().anyMatch(item -> item instanceof Item.Storage storage && storage.memory() == memory);
      if (!there) items.add(new Item.Storage(memory, List.of(), behaviour.readsOf(memory)));
    }
  }

  /// Which signals share a block: a union-find whose leaders are the signals that come first.
  private static final class Groups {
    private final Drives drives;
    private final Map<Object, Object> leaders = new IdentityHashMap<>();
    /// Of the leaders of groups with more than one member.
    private final Map<Object, Set<Object>> members = new IdentityHashMap<>();

    Groups(Drives drives) {
      this.drives = drives;
    }

    void join(Stmt stmt) {
      Object register = null;
      Object signal = null;
      for (Object target : Drives.targets(stmt)) {
        add(target);
        if (target instanceof Register) register = join(register, target);
        if (isLogic(target)) signal = join(signal, target);
      }
    }

    private boolean isLogic(Object target) {
      return !Drives.isClocked(target) && !drives.areAssigns((Signal) target);
    }

    private void add(Object target) {
      leaders.putIfAbsent(target, target);
    }

    private Object join(Object one, Object other) {
      if (one == null) return leaders.get(other);
      Object leader = leaders.get(one);
      Object joined = leaders.get(other);
      if (leader == joined) return leader;
      Set<Object> more = members(joined);
      members.remove(joined);
      members.computeIfAbsent(leader, first -> new LinkedHashSet<>(Set.of(first))).addAll(more);
      for (Object member : more) leaders.put(member, leader);
      return leader;
    }

    Set<Object> leaders(Stmt stmt) {
      if (stmt instanceof Stmt.Drive drive) return Set.of(leaders.get(drive.signal()));
      Set<Object> found = new LinkedHashSet<>();
      for (Object target : Drives.targets(stmt)) found.add(leaders.get(target));
      return found;
    }

    Set<Object> members(Object leader) {
      return members.getOrDefault(leader, Set.of(leader));
    }
  }
}
