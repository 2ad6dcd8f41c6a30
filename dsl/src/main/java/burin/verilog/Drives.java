package burin.verilog;

import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.PartMap;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where each signal of a module is driven.
final class Drives {
  private final PartMap<Signal, List<Stmt.Drive>> byTarget = new PartMap<>();
  /// The value of the last drive of each signal, where that is of the whole signal and unconditional.
  private final PartMap<Signal, Expr> last = new PartMap<>();
  /// The domains at whose edges each memory is written.
  private final Map<Memory, Set<Domain>> written = new IdentityHashMap<>();
  private final Set<Signal> conditional = new LinkedHashSet<>();
  /// What [#areAssigns] has found.
  private final PartMap<Signal, Boolean> assigns = new PartMap<>();

  Drives(List<Stmt> body) {
    for (Stmt stmt : body) collect(stmt, true);
  }

  private void collect(Stmt stmt, boolean top) {
    switch (stmt) {
      case Stmt.Drive drive -> {
        byTarget.computeIfAbsent(drive.signal(), _ -> new ArrayList<>(1)).add(drive);
        if (!top) conditional.add(drive.signal());
        if (top && drive.path().isEmpty()) last.put(drive.signal(), drive.value());
        else last.remove(drive.signal());
      }
      case Stmt.When when -> {
        for (Stmt.Branch branch : when.branches()) branch.body().forEach(inner -> collect(inner, false));
        when.otherwise().forEach(inner -> collect(inner, false));
      }
      case Stmt.Write write -> written.computeIfAbsent(write.memory(), _ -> new LinkedHashSet<>(1)).add(write.domain());
      case Stmt.Watch _ -> {}
    }
  }

  boolean isWritten(Memory memory) {
    return written.containsKey(memory);
  }

  /// Whether edges of several domains write the memory.
  boolean isWrittenBySeveral(Memory memory) {
    return isWritten(memory) && written.get(memory).size() > 1;
  }

  boolean isDriven(Signal signal) {
    return byTarget.containsKey(signal);
  }

  /// The drive of a signal that has just one, which is of the whole signal and unconditional; else null.
  Stmt.Drive only(Signal signal) {
    List<Stmt.Drive> drives = byTarget.get(signal);
    boolean only = drives != null && drives.size() == 1 && !conditional.contains(signal);
    return only && drives.getFirst().path().isEmpty() ? drives.getFirst() : null;
  }

  /// What a combinational signal is in every cycle, where one expression says so; else null.
  Expr alwaysOf(Signal signal) {
    return isClocked(signal) ? null : last.get(signal);
  }

  /// Whether all drives of a combinational signal can be continuous assignments: none is conditional and no two drive the
  /// same bits.
  boolean areAssigns(Signal signal) {
    return assigns.computeIfAbsent(signal, this::findAssigns);
  }

  private boolean findAssigns(Signal signal) {
    if (signal instanceof Register || conditional.contains(signal)) return false;
    if (only(signal) != null) return true;
    Set<List<Integer>> paths = new LinkedHashSet<>();
    int depth = -1;
    for (Stmt.Drive drive : byTarget.get(signal)) {
      List<Integer> path = constantPath(drive.path());
      if (path == null || depth >= 0 && depth != path.size() || !paths.add(path)) return false;
      depth = path.size();
    }
    return true;
  }

  private static List<Integer> constantPath(List<Expr> path) {
    List<Integer> constant = new ArrayList<>();
    for (Expr index : path) {
      if (index instanceof Literal literal) {
        constant.add(literal.value().intValue());
      } else if (index.type() instanceof IntType number && number.range().isPoint()) {
        constant.add(number.range().lo().intValue());
      } else {
        return null;
      }
    }
    return constant;
  }

  /// What a statement drives or writes: signals and ports of memories.
  static Set<Object> targets(Stmt stmt) {
    if (stmt instanceof Stmt.Drive drive) return Set.of(drive.signal());
    Set<Object> targets = new LinkedHashSet<>();
    addTargets(stmt, targets);
    return targets;
  }

  private static void addTargets(Stmt stmt, Set<Object> targets) {
    switch (stmt) {
      case Stmt.Drive drive -> targets.add(drive.signal());
      case Stmt.Write write -> targets.add(WritePort.of(write));
      case Stmt.Watch _ -> {}
      case Stmt.When when -> {
        for (Stmt.Branch branch : when.branches()) branch.body().forEach(inner -> addTargets(inner, targets));
        when.otherwise().forEach(inner -> addTargets(inner, targets));
      }
    }
  }

  /// Whether a statement drives, writes or watches any of these.
  static boolean touches(Stmt stmt, Set<Object> targets) {
    return switch (stmt) {
      case Stmt.Drive drive -> targets.contains(drive.signal());
      case Stmt.Write write -> targets.contains(WritePort.of(write));
      case Stmt.Watch watch -> targets.contains(watch);
      case Stmt.When when ->
          when.branches().stream().anyMatch(branch -> touchesAny(branch.body(), targets))
              || touchesAny(when.otherwise(), targets);
    };
  }

  static boolean touchesAny(List<Stmt> body, Set<Object> targets) {
    for (Stmt stmt : body) {
      if (touches(stmt, targets)) return true;
    }
    return false;
  }

  /// The branches of a `when` up to the last one that matters to these.
  static List<Stmt.Branch> branches(Stmt.When when, Set<Object> targets) {
    int count = when.branches().size();
    if (!touchesAny(when.otherwise(), targets)) {
      while (count > 0 && !touchesAny(when.branches().get(count - 1).body(), targets)) count--;
    }
    return when.branches().subList(0, count);
  }

  static boolean isClocked(Object target) {
    return target instanceof Register || target instanceof WritePort;
  }
}
