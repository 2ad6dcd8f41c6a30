package burin.hdl;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.Clock;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.GatedDomain;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Mux;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ResetDomain;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.VecType;
import burin.ir.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What turns a read port that gives old words into one that gives new ones: a register that knows whether the word was
/// written when it was read, one that knows what was written, and a choice between that and the old word. Where a write has a
/// mask, all that happens lane by lane.
///
/// It is made when all writes of the module are known.
final class Forwarding {
  /// A write that may hit the word that is read.
  ///
  /// @param hit whether it does, apart from its mask
  private record Rival(Expr hit, Expr value, Optional<Expr> mask) {}

  private final Builder builder;
  private final Wire word;
  private final SyncRead old;

  Forwarding(Builder builder, Wire word, SyncRead old) {
    this.builder = builder;
    this.word = word;
    this.old = old;
  }

  void finish() {
    List<Rival> rivals = new ArrayList<>();
    collect(builder.statements(), Optional.empty(), rivals);
    drive(word, rivals.isEmpty() ? new Ref(old) : forwarded(rivals));
  }

  // Which writes there are

  private void collect(List<Stmt> body, Optional<Expr> path, List<Rival> rivals) {
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.When when -> collect(when, path, rivals);
        case Stmt.Write write -> {
          if (isRival(write)) rivals.add(new Rival(hit(write, path), write.value(), write.mask()));
        }
        case Stmt.Drive _, Stmt.Watch _ -> {}
      }
    }
  }

  private void collect(Stmt.When when, Optional<Expr> path, List<Rival> rivals) {
    Optional<Expr> notYet = path;
    for (Stmt.Branch branch : when.branches()) {
      collect(branch.body(), Optional.of(and(notYet, branch.condition())), rivals);
      notYet = Optional.of(and(notYet, new Unary(UnaryOp.NOT, branch.condition())));
    }
    collect(when.otherwise(), notYet, rivals);
  }

  private boolean isRival(Stmt.Write write) {
    return write.memory() == old.memory() && write.domain().clock() == old.domain().clock();
  }

  private Expr hit(Stmt.Write write, Optional<Expr> path) {
    Optional<Expr> active = path;
    for (Expr gate : gates(write.domain())) active = Optional.of(and(active, gate));
    if (isSame(write.address(), old.address())) return active.orElse(Literal.bool(true));
    return and(active, new Binary(BinaryOp.EQ, write.address(), old.address()));
  }

  /// What must be high for an edge of the write's domain, where the port has one.
  private List<Expr> gates(Domain domain) {
    List<Expr> gates = new ArrayList<>();
    for (Optional<Domain> at = Optional.of(domain); at.isPresent(); at = source(at.get())) {
      if (at.get() instanceof GatedDomain gated && !isWithin(old.domain(), gated)) gates.add(gated.enable());
    }
    return gates;
  }

  private static boolean isWithin(Domain inner, Domain outer) {
    for (Optional<Domain> at = Optional.of(inner); at.isPresent(); at = source(at.get())) {
      if (at.get() == outer) return true;
    }
    return false;
  }

  private static Optional<Domain> source(Domain domain) {
    return switch (domain) {
      case Clock _ -> Optional.empty();
      case GatedDomain gated -> Optional.of(gated.source());
      case ResetDomain own -> Optional.of(own.source());
    };
  }

  private static boolean isSame(Expr a, Expr b) {
    return a == b || a instanceof Ref one && b instanceof Ref other && one.signal() == other.signal();
  }

  private static Expr and(Optional<Expr> path, Expr condition) {
    return path.<Expr>map(outer -> new Binary(BinaryOp.AND, outer, condition)).orElse(condition);
  }

  // What is made of them

  private Expr forwarded(List<Rival> rivals) {
    boolean lanes = rivals.stream().anyMatch(rival -> rival.mask().isPresent());
    Expr hit = null;
    Expr value = null;
    for (Rival rival : rivals) {
      Expr own = lanes ? laneHits(rival) : rival.hit();
      value = value == null ? rival.value() : choose(own, rival.value(), value);
      hit = hit == null ? own : or(hit, own);
    }
    return choose(new Ref(kept("hit", hit, hit.type())), new Ref(kept("written", value, word.type())), new Ref(old));
  }

  private Expr laneHits(Rival rival) {
    if (rival.mask().isEmpty()) return new MapLanes(length(), List.of(), List.of(), rival.hit());
    var lane = new LaneParam(BoolType.BOOL);
    Expr both = new Binary(BinaryOp.AND, lane, rival.hit());
    return new MapLanes(length(), List.of(lane), List.of(rival.mask().get()), both);
  }

  private int length() {
    return ((VecType) word.type()).length();
  }

  /// @param hit a bool, or one for each lane
  private static Expr choose(Expr hit, Expr onTrue, Expr onFalse) {
    if (!(hit.type() instanceof VecType bools)) return new Mux(hit, onTrue, onFalse);
    var one = new LaneParam(BoolType.BOOL);
    var yes = new LaneParam(((VecType) onTrue.type()).element());
    var no = new LaneParam(((VecType) onFalse.type()).element());
    return new MapLanes(bools.length(), List.of(one, yes, no), List.of(hit, onTrue, onFalse), new Mux(one, yes, no));
  }

  private static Expr or(Expr a, Expr b) {
    if (!(a.type() instanceof VecType bools)) return new Binary(BinaryOp.OR, a, b);
    var left = new LaneParam(BoolType.BOOL);
    var right = new LaneParam(BoolType.BOOL);
    return new MapLanes(
        bools.length(), List.of(left, right), List.of(a, b), new Binary(BinaryOp.OR, left, right));
  }

  /// A register that takes a value when the port reads. What is forwarded is of the port's own clock, so that it is no crossing
  /// where the port is one.
  private Register kept(String what, Expr value, Type type) {
    String name = builder.unique(word.name() + "_" + what, word.place());
    var register = new Register(name, type, Optional.empty(), old.domain(), false, word.place());
    builder.add(register);
    var next = new Stmt.Drive(register, value, word.place());
    builder.add(old.enable().<Stmt>map(enable -> new Stmt.When(
        List.of(new Stmt.Branch(enable, List.of(next), word.place())), List.of(), word.place())).orElse(next));
    return register;
  }

  private void drive(Signal signal, Expr value) {
    builder.add(new Stmt.Drive(signal, value, word.place()));
  }
}
