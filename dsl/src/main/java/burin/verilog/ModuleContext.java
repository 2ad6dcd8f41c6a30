package burin.verilog;

import burin.ir.Constants;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.Index;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.PartMap;
import burin.ir.Ref;
import burin.ir.Signal;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecType;
import java.util.ArrayList;
import java.util.List;

/// What the writers of one module share: its names, its plan, and the names that expressions have been given.
final class ModuleContext {
  final ModuleIdentifiers ids;
  final Plan plan;
  private final DerivedNames names;
  final Usage usage = new Usage();
  final Scalars scalars = new Scalars(this);
  final Vectors vectors = new Vectors(this);
  final Loops loops = new Loops(this);
  /// The body of the module.
  final Lines lines = new Lines(1);
  final Scope scope;
  final ContentFiles files;
  final EnumConstants enums;
  private final PartMap<Signal, Declaration> declared = new PartMap<>();
  private final List<String> loopVariables = new ArrayList<>();
  private int next;

  ModuleContext(
      ModuleDef module,
      ModuleIdentifiers ids,
      Plan plan,
      ContentFiles files) {
    this.ids = ids;
    this.plan = plan;
    this.scope = Scope.module(plan, lines);
    this.names = new DerivedNames(plan);
    this.files = files;
    this.enums = new EnumConstants(EnumConstants.of(module, plan.order()), ids.space, usage, lines);
    lines.space();
  }

  void declare(Signal signal, Declaration declaration) {
    declared.put(signal, declaration);
    usage.declare(declaration);
  }

  Declaration declaration(Signal signal) {
    return declared.get(signal);
  }

  /// The constant that a scalar expression is, or null.
  Literal constant(Expr expr) {
    return expr.type() instanceof VecType ? null : plan.of(expr).literal();
  }

  /// The constant that a vector is, or null.
  VecLiteral constantVector(Expr expr) {
    if (!plan.of(expr).folds()) return null;
    return (VecLiteral) plan.constants.of(expr);
  }

  /// The text of a constant that is computed from signals but does not depend on their values.
  ///
  /// @param as the type whose widths count
  String anyConstant(Expr expr, Type as) {
    return plan.constants.of(expr) instanceof VecLiteral vec
        ? packed(vec.values(), vec.type(), Types.scalar(as).width())
        : scalars.constant((Literal) plan.constants.of(expr), as.width(), false).text();
  }

  /// The text of constant lanes in one row of bits; a few members of an enum go by their names.
  ///
  /// @param width that of one scalar
  String packed(Constants values, VecType type, int width) {
    boolean named = Types.scalar(type) instanceof EnumType names && names.width() == width;
    String text = named ? enums.packed((EnumType) Types.scalar(type), values) : null;
    return text != null ? text : Literals.packed(values, width);
  }

  /// What an expression is called, where it has a name or has to get one; else null.
  Binding binding(Expr expr, Scope from) {
    Node node = plan.of(expr);
    if (node.signal != null) return Binding.of(declaration(node.signal).term());
    if (expr instanceof Ref ref) return Binding.of(declaration(ref.signal()).term());
    Binding found = from.find(expr);
    if (found != null) return found;
    if (expr instanceof LaneParam) throw new IllegalStateException("lane parameter outside of its function");
    if (expr.type() instanceof VecType && node.folds()) return vectors.constant(expr, scope);
    return node.named ? define(expr, from.home(node.params)) : null;
  }

  /// Whether the expression is written as a name or a selection of bits.
  boolean isAtom(Expr expr) {
    Node node = plan.of(expr);
    return node.named
        || node.cheap
        || expr instanceof Ref
        || expr instanceof LaneParam
        || expr instanceof Index
        || expr instanceof MemoryRead;
  }

  /// Gives an expression its name in the scope where it belongs.
  private Binding define(Expr expr, Scope home) {
    if (isLoop(expr)) return loops.define(expr, home);
    name(text(expr, home), expr, home);
    return home.find(expr);
  }

  /// Whether it takes statements to compute it.
  boolean isLoop(Expr expr) {
    return plan.of(expr).loop || expr instanceof Update;
  }

  /// The text that a name for the expression stands for.
  Term text(Expr expr, Scope home) {
    return expr.type() instanceof VecType ? vectors.computed(expr, home) : scalars.defined(expr, home);
  }

  /// Names the value of an expression, which has been written as `term`, in the scope where it belongs.
  Term name(Term term, Expr expr, Scope from) {
    Node node = plan.of(expr);
    Scope home = from.home(node.params);
    boolean whole = term.width() == expr.type().width();
    Term name = name(term, isSigned(expr.type()), whole ? nameOf(expr) : nameOf(expr) + "_wide", home);
    if (whole) home.bind(expr, Binding.of(name));
    return name;
  }

  Term name(Term term, boolean signed, String wanted, Scope home) {
    Declaration declaration = variable(signed, term.width(), wanted, home);
    if (home.isModule()) {
      usage.enter();
      usage.read(term.text());
      usage.leave(true);
      lines.define(declaration, term.text());
    } else {
      assign(declaration.name, term.text(), home);
    }
    return declaration.term();
  }

  /// Declares a wire of the module, which has to be followed by its value, or a variable of a block.
  Declaration variable(boolean signed, int width, String wanted, Scope home) {
    Declaration declaration =
        Declaration.net(home.isModule() ? "wire" : "reg", signed, width, ids.space.take(wanted));
    usage.declare(declaration);
    if (!home.isModule()) {
      home.block.own.add(declaration);
      home.block.declarations.add(declaration, ";");
    }
    return declaration;
  }

  /// A blocking assignment within a block.
  void assign(String target, String value, Scope scope) {
    usage.write(target);
    usage.read(value);
    scope.lines.assign(target, " = ", value);
  }

  String nameOf(Expr expr) {
    return names.of(expr);
  }

  static boolean isSigned(Type type) {
    return type instanceof IntType number && number.isSigned();
  }

  /// The variable of a loop at this depth of nesting.
  String loopVariable(int depth) {
    while (loopVariables.size() <= depth) {
      loopVariables.add(ids.space.take(String.valueOf((char) ('i' + loopVariables.size() % 6))));
    }
    return loopVariables.get(depth);
  }

  /// Names whatever the expression needs that is not named yet. Operands come first, so this needs no deep stack.
  void prepare(Expr expr) {
    int place = plan.of(expr).place;
    for (; next <= place; next++) {
      Node node = plan.order().get(next);
      if (node.named && node.closed() && node.signal == null && !isPartOfBlock(node)) binding(node.expr, scope);
    }
  }

  private static boolean isPartOfBlock(Node node) {
    return node.block != null && node.block != node;
  }

  /// Names whatever the body of a lane function needs that varies in this scope.
  void prepareBody(Expr body, Scope inner) {
    for (Node node : plan.order(List.of(body), node -> inner.varies(node.params))) {
      if (node.named && inner.knows(node.params)) binding(node.expr, inner);
    }
  }
}
