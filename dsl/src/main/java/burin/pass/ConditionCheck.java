package burin.pass;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Mux;
import burin.ir.PartMap;
import burin.ir.PartSet;
import burin.ir.Range;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.UnaryOp;
import burin.ir.Walk;
import burin.ir.Wire;
import burin.source.Place;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds conditions of a `when` that always or never hold: constants, comparisons with a number that the other side cannot
/// be, and cases for members of an enum that a register never holds.
///
/// A number whose range has one value only is left alone: so are the smallest of the circuits that a generator makes.
final class ConditionCheck {
  private final Netlist netlist;
  /// Of each bool looked at whether it always holds; empty where that is not known.
  private final PartMap<Expr, Optional<Boolean>> known = new PartMap<>();
  private final PartSet<Expr> visited = new PartSet<>();
  /// The codes that a signal of an enum type can have; empty where any.
  private final Map<Signal, Optional<Set<BigInteger>>> possible = new HashMap<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private ConditionCheck(Netlist netlist) {
    this.netlist = netlist;
  }

  static List<Diagnostic> check(Netlist netlist) {
    var check = new ConditionCheck(netlist);
    Walk.statements(netlist.module().body(), stmt -> {
      if (stmt instanceof Stmt.When when) check.when(when);
    });
    return check.found;
  }

  private void when(Stmt.When when) {
    for (Stmt.Branch branch : when.branches()) condition(branch);
    lastCase(when);
  }

  private void condition(Stmt.Branch branch) {
    Walk.postOrder(List.of(branch.condition()), visited, expr -> known.put(expr, value(expr)));
    known.get(branch.condition()).ifPresent(holds -> found.add(constant(branch.place(), holds)));
    for (Binary test : tests(branch.condition())) {
      if (isImpossible(test)) found.add(unreached(branch.place(), test, ((Literal) test.right()).value()));
    }
  }

  private static Diagnostic constant(Place place, boolean holds) {
    return Diagnostic.of(Code.CONSTANT_CONDITION, place, holds ? "this condition always holds" : "this condition never holds")
        .hint("another condition, or an if of Java where a parameter decides");
  }

  private Optional<Boolean> value(Expr expr) {
    return switch (expr) {
      case Literal literal -> Optional.of(!literal.isZero());
      case Unary unary when unary.op() == UnaryOp.NOT -> of(unary.operand()).map(holds -> !holds);
      case Binary binary when binary.op() == BinaryOp.AND || binary.op() == BinaryOp.OR -> logic(binary);
      case Binary binary when binary.op().isComparison() -> comparison(binary);
      default -> Optional.empty();
    };
  }

  private Optional<Boolean> of(Expr expr) {
    return known.getOrDefault(expr, Optional.empty());
  }

  private Optional<Boolean> logic(Binary binary) {
    boolean decides = binary.op() == BinaryOp.OR;
    Optional<Boolean> left = of(binary.left());
    Optional<Boolean> right = of(binary.right());
    if (left.equals(Optional.of(decides)) || right.equals(Optional.of(decides))) return Optional.of(decides);
    return left.isPresent() && right.isPresent() ? Optional.of(!decides) : Optional.empty();
  }

  private static Optional<Boolean> comparison(Binary binary) {
    if (!(binary.left().type() instanceof IntType left && binary.right().type() instanceof IntType right)) {
      return Optional.empty();
    }
    if (isOneValue(binary.left()) || isOneValue(binary.right())) return Optional.empty();
    return decided(binary.op(), left.range(), right.range());
  }

  private static boolean isOneValue(Expr expr) {
    return !(expr instanceof Literal) && expr.type() instanceof IntType number && number.range().isPoint();
  }

  private static Optional<Boolean> decided(BinaryOp op, Range l, Range r) {
    boolean below = l.hi().compareTo(r.lo()) < 0;
    boolean notAbove = l.hi().compareTo(r.lo()) <= 0;
    boolean above = r.hi().compareTo(l.lo()) < 0;
    boolean notBelow = r.hi().compareTo(l.lo()) <= 0;
    boolean equal = l.isPoint() && l.equals(r);
    return switch (op) {
      case LT -> decided(below, notBelow);
      case LE -> decided(notAbove, above);
      case GT -> decided(above, notAbove);
      case GE -> decided(notBelow, below);
      case EQ -> decided(equal, below || above);
      default -> decided(below || above, equal);
    };
  }

  private static Optional<Boolean> decided(boolean always, boolean never) {
    return always ? Optional.of(true) : never ? Optional.of(false) : Optional.empty();
  }

  // Members of enums.

  /// The comparisons of a signal with a member of its enum that a condition consists of.
  private static List<Binary> tests(Expr condition) {
    List<Binary> tests = new ArrayList<>();
    Deque<Expr> open = new ArrayDeque<>(List.of(condition));
    while (!open.isEmpty()) {
      if (!(open.pop() instanceof Binary binary)) continue;
      if (binary.op() == BinaryOp.OR) {
        open.push(binary.right());
        open.push(binary.left());
      } else if (isTest(binary)) {
        tests.add(binary);
      }
    }
    return tests;
  }

  private static boolean isTest(Binary binary) {
    return binary.op() == BinaryOp.EQ && binary.left() instanceof Ref && binary.left().type() instanceof EnumType
        && binary.right() instanceof Literal;
  }

  private boolean isImpossible(Binary test) {
    Signal signal = ((Ref) test.left()).signal();
    return possible(signal).map(codes -> !codes.contains(((Literal) test.right()).value())).orElse(false);
  }

  /// The last case of a select that has all of them needs no test.
  private void lastCase(Stmt.When when) {
    List<Binary> tests = new ArrayList<>();
    for (Stmt.Branch branch : when.branches()) {
      List<Binary> own = tests(branch.condition());
      if (own.isEmpty()) return;
      tests.addAll(own);
    }
    Signal signal = ((Ref) tests.getFirst().left()).signal();
    if (when.otherwise().isEmpty() || possible(signal).isEmpty()) return;
    if (tests.stream().anyMatch(test -> ((Ref) test.left()).signal() != signal)) return;
    Set<BigInteger> rest = new HashSet<>(((EnumType) signal.type()).codes());
    tests.forEach(test -> rest.remove(((Literal) test.right()).value()));
    if (rest.size() != 1 || possible(signal).get().containsAll(rest)) return;
    found.add(unreached(when.otherwise().getFirst().place(), tests.getFirst(), rest.iterator().next()));
  }

  private static Diagnostic unreached(Place place, Binary test, BigInteger code) {
    Signal signal = ((Ref) test.left()).signal();
    String member = ((EnumType) signal.type()).member(code);
    return Diagnostic.of(Code.UNREACHED, place, "`" + signal.name() + "` is never " + member)
        .note("`" + signal.name() + "` is declared here", signal.place())
        .hint("a way to " + member + ", or an enum without it");
  }

  private Optional<Set<BigInteger>> possible(Signal signal) {
    return possible.computeIfAbsent(signal, this::codes);
  }

  /// All constants that a signal gets, in however many cycles; empty where it gets anything else.
  private Optional<Set<BigInteger>> codes(Signal signal) {
    Set<BigInteger> codes = new HashSet<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>(List.of(signal));
    while (!open.isEmpty()) {
      Object node = open.pop();
      if (!seen.add(node)) continue;
      switch (node) {
        case Literal literal -> codes.add(literal.value());
        case Mux mux -> open.addAll(List.of(mux.onTrue(), mux.onFalse()));
        case Ref ref -> open.push(ref.signal());
        case Register register -> {
          codes.add(first(register));
          Optional.ofNullable(netlist.next().get(register)).ifPresent(open::push);
        }
        case Wire wire -> open.push(netlist.drivers().get(wire));
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(codes);
  }

  /// What a register holds when simulation begins is what its reset gives, for what follows here.
  private static BigInteger first(Register register) {
    return register.reset().map(reset -> ((Literal) reset).value())
        .orElseGet(() -> Types.nearestToZero(register.type()));
  }
}
