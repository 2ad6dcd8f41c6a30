package burin.random;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BoolType;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.source.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Random statements over what a scope has.
final class RandomStatements {
  private static final int DEEPEST = 3;

  private final Choice choice;
  private final Adapt adapt;
  private final ScalarOps scalars;
  private final VectorOps vectors;
  private final RandomDomains domains;
  private final RandomWatches watches;

  RandomStatements(Choice choice, Adapt adapt, RandomDomains domains) {
    this.choice = choice;
    this.adapt = adapt;
    this.domains = domains;
    this.watches = new RandomWatches(choice, adapt, domains);
    this.scalars = new ScalarOps(choice, adapt, List.of());
    this.vectors = new VectorOps(choice, adapt);
  }

  private Place place() {
    return new Place("Random.java", choice.between(1, 999));
  }

  /// Statements that drive each target on every path.
  List<Stmt> driveAll(Scope scope, List<? extends Signal> targets) {
    return driveAll(scope, targets, 0);
  }

  private List<Stmt> driveAll(Scope scope, List<? extends Signal> targets, int depth) {
    List<Stmt> body = new ArrayList<>();
    if (depth < DEEPEST && choice.chance(30)) {
      if (choice.chance(20)) targets.forEach(target -> body.addAll(straight(scope, target)));
      body.add(fullWhen(scope, targets, depth));
    } else {
      targets.forEach(target -> body.addAll(straight(scope, target)));
    }
    if (choice.chance(40)) body.addAll(change(scope, targets, List.of(), depth));
    return body;
  }

  /// A `when` that drives all targets in each branch.
  private Stmt fullWhen(Scope scope, List<? extends Signal> targets, int depth) {
    List<Stmt.Branch> branches = new ArrayList<>();
    for (Expr condition : conditions(scope)) {
      branches.add(new Stmt.Branch(condition, driveAll(scope, targets, depth + 1), place()));
    }
    return new Stmt.When(branches, driveAll(scope, targets, depth + 1), place());
  }

  private List<Expr> conditions(Scope scope) {
    if (choice.chance(25)) return cases(scope);
    List<Expr> conditions = new ArrayList<>();
    for (int i = choice.between(1, 3); i > 0; i--) conditions.add(adapt.bool(scope));
    return conditions;
  }

  /// Comparisons of one value with constants, as `select` makes them; a case has one constant or several.
  private List<Expr> cases(Scope scope) {
    List<Expr> selectors = scope.matching(choice, type -> type instanceof EnumType || type instanceof IntType);
    Expr selector = selectors.isEmpty() ? adapt.number(scope) : choice.of(selectors);
    List<Expr> conditions = new ArrayList<>();
    for (int i = choice.between(2, 5); i > 0; i--) {
      Expr condition = isConstant(selector);
      while (choice.chance(25)) condition = new Binary(BinaryOp.OR, condition, isConstant(selector));
      conditions.add(condition);
    }
    return conditions;
  }

  private Expr isConstant(Expr selector) {
    Type type = selector.type();
    BigInteger constant = adapt.types.value(type);
    boolean near = type instanceof IntType && choice.chance(60);
    if (near) constant = Types.range(type).lo().add(BigInteger.valueOf(choice.below(6))).min(Types.range(type).hi());
    return new Binary(BinaryOp.EQ, selector, type instanceof EnumType ? new Literal(type, constant) : Literal.number(constant));
  }

  private List<Stmt> straight(Scope scope, Signal target) {
    if (target.type() instanceof VecType vec && vec.length() <= 6 && choice.chance(30)) {
      List<Stmt> lanes = new ArrayList<>();
      for (int i = 0; i < vec.length(); i++) lanes.addAll(lane(scope, target, List.of(Literal.number(i)), vec));
      choice.shuffle(lanes);
      return lanes;
    }
    return List.of(new Stmt.Drive(target, adapt.fitting(scope, target.type()), place()));
  }

  /// One lane of a target, itself sometimes lane by lane.
  private List<Stmt> lane(Scope scope, Signal target, List<Expr> path, VecType vec) {
    if (vec.element() instanceof VecType inner && inner.length() <= 3 && choice.chance(50)) {
      List<Stmt> lanes = new ArrayList<>();
      for (int i = 0; i < inner.length(); i++) lanes.addAll(lane(scope, target, with(path, Literal.number(i)), inner));
      return lanes;
    }
    return List.of(new Stmt.Drive(target, path, adapt.fitting(scope, vec.element()), place()));
  }

  private static List<Expr> with(List<Expr> path, Expr index) {
    List<Expr> longer = new ArrayList<>(path);
    longer.add(index);
    return longer;
  }

  /// Statements that drive some of the targets, or lanes of them, under some conditions, and write to memories.
  List<Stmt> change(Scope scope, List<? extends Signal> targets, List<Memory> memories) {
    return change(scope, targets, memories, 0);
  }

  private List<Stmt> change(Scope scope, List<? extends Signal> targets, List<Memory> memories, int depth) {
    List<Stmt> body = new ArrayList<>();
    for (int i = choice.between(depth == 0 ? 1 : 0, 3); i > 0; i--) {
      if (depth < DEEPEST && choice.chance(45)) {
        body.add(someWhen(scope, targets, memories, depth));
      } else if (!memories.isEmpty() && choice.chance(targets.isEmpty() ? 100 : 40)) {
        body.add(write(scope, choice.of(memories)));
      } else if (!targets.isEmpty()) {
        body.add(drive(scope, choice.of(targets)));
      }
      if (domains.areMany() && choice.chance(25)) body.add(watches.watch(scope, place()));
    }
    return body;
  }

  private Stmt someWhen(Scope scope, List<? extends Signal> targets, List<Memory> memories, int depth) {
    List<Stmt.Branch> branches = new ArrayList<>();
    for (Expr condition : conditions(scope)) {
      branches.add(new Stmt.Branch(condition, change(scope, targets, memories, depth + 1), place()));
    }
    return new Stmt.When(
        branches, choice.chance(40) ? change(scope, targets, memories, depth + 1) : List.of(), place());
  }

  /// Of the whole target or of a lane at any depth.
  private Stmt drive(Scope scope, Signal target) {
    List<Expr> path = new ArrayList<>();
    var type = target.type();
    while (type instanceof VecType vec && choice.chance(60)) {
      path.add(vectors.laneOf(scope, vec));
      type = vec.element();
    }
    return new Stmt.Drive(target, path, adapt.fitting(scope, type), place());
  }

  private Stmt write(Scope scope, Memory memory) {
    Expr address = scalars.address(scope, memory);
    Expr value = adapt.fitting(scope, memory.element());
    return new Stmt.Write(memory, address, value, mask(scope, memory), domains.any(), place());
  }

  private Optional<Expr> mask(Scope scope, Memory memory) {
    if (!domains.areMany() || !(memory.element() instanceof VecType word) || choice.chance(40)) return Optional.empty();
    return Optional.of(adapt.fitting(scope, new VecType(word.length(), BoolType.BOOL)));
  }
}
