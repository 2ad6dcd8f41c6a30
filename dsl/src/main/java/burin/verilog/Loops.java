package burin.verilog;

import burin.ir.Expr;
import burin.ir.LaneParam;
import burin.ir.MapLanes;
import burin.ir.ReduceLanes;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Update;
import burin.ir.VecType;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Writes what is computed by loops over lanes.
///
/// A cluster of lane operations is one `always` block. Its event list is written out and its inner vectors are arrays, so
/// that Verilator, Yosys and Icarus all take it without a warning and simulate it fast; what leaves the block is one row
/// of bits. Within a block, an operation on the lanes of a lane is a loop within the loop.
final class Loops {
  /// Says where a lane of the result goes.
  private interface Target extends Function<LaneIndex, String> {}

  private final ModuleContext context;

  Loops(ModuleContext context) {
    this.context = context;
  }

  /// Computes a [MapLanes], a [ReduceLanes] or an [Update] under a name of its own.
  Binding define(Expr expr, Scope home) {
    if (home.isModule()) {
      String name = context.nameOf(expr);
      Declaration result = newResult(expr, name);
      home.bind(expr, Binding.of(result.term()));
      writeBlock(expr, result, false);
    } else {
      home.bind(expr, inner(expr, home));
    }
    return home.find(expr);
  }

  private Declaration newResult(Expr expr, String wanted) {
    Declaration result =
        Declaration.net("reg", ModuleContext.isSigned(expr.type()), expr.type().width(), context.ids.space.take(wanted));
    context.usage.declare(result);
    return result;
  }

  /// The same for a signal that is just this and has been declared.
  void drive(Declaration signal, Expr expr) {
    writeBlock(expr, signal, true);
  }

  private Binding inner(Expr expr, Scope home) {
    if (expr instanceof MapLanes map && map.length() > 1 && context.plan.of(expr).lanesOnly) {
      Declaration lanes = array(context.nameOf(expr), map.type().element(), map.length(), home);
      map(map, lane -> Vectors.element(lanes, lane).text(), home);
      return Binding.array(lanes);
    }
    Declaration result =
        context.variable(ModuleContext.isSigned(expr.type()), expr.type().width(), context.nameOf(expr), home);
    write(expr, result, home);
    return Binding.of(result.term());
  }

  /// An array that only one block uses; at least two elements.
  private Declaration array(String wanted, Type element, int length, Scope scope) {
    String name = context.ids.space.take(wanted);
    Declaration array = new Declaration(
        "(* mem2reg *) reg", ModuleContext.isSigned(element), element.width(), name, length, false);
    context.usage.declare(array);
    scope.block.own.add(array);
    scope.block.arrays.add(array, ";");
    return array;
  }

  /// Where the lanes of a packed result go.
  private static Target target(Declaration result, VecType type) {
    int width = type.element().width();
    return lane -> result.select().lane(lane, width).text();
  }

  private void writeBlock(Expr root, Declaration result, boolean declared) {
    Node node = context.plan.of(root);
    block(result, declared, blockSuffix(root), root, root.type(), scope -> {
      if (node.loop) writeMembers(node, scope);
      write(root, result, scope);
    });
  }

  private static String blockSuffix(Expr root) {
    return switch (root) {
      case ReduceLanes _ -> "_tree";
      case Update _ -> "_update";
      default -> "_loop";
    };
  }

  /// The operations of the cluster whose results only the others use.
  private void writeMembers(Node root, Scope scope) {
    for (Node node : context.plan.order(List.of(root.expr), node -> node.block == root)) {
      if (node != root && node.loop) scope.bind(node.expr, inner(node.expr, scope));
    }
  }

  /// An `always` block that waits for whatever it reads.
  ///
  /// @param declared whether the result has been declared
  /// @param suffix the end of the name of the block
  /// @param value what it computes, in case that turns out to be a constant
  /// @param as the type of the result
  private void block(
      Declaration result, boolean declared, String suffix, Expr value, Type as, Consumer<Scope> content) {
    var block = new Block(context.ids.space.take(result.name + suffix));
    context.usage.enter();
    content.accept(Scope.block(context.scope, block));
    List<String> reads = inputs(block, context.usage.inputs());
    context.usage.leave(!reads.isEmpty());
    context.lines.space();
    if (!declared) context.lines.add(result, ";");
    context.lines.add(block.arrays);
    if (reads.isEmpty()) {
      result.keyword = result.keyword.replace("reg", "wire");
      context.lines.add("assign " + result.name + " = " + context.anyConstant(value, as) + ";");
      return;
    }
    result.keyword = result.keyword.replace("wire", "reg");
    context.lines.add("always @(" + String.join(" or ", reads) + ") begin : " + block.name);
    for (int i = 0; i < block.loopVariables; i++) context.lines.add("  integer " + context.loopVariable(i) + ";");
    context.lines.add(block.declarations);
    context.lines.add(block.body);
    context.lines.add("end");
    context.lines.space();
  }

  private static List<String> inputs(Block block, Collection<Declaration> reads) {
    List<String> inputs = new ArrayList<>();
    for (Declaration read : reads) {
      if (!read.constant && !read.isArray() && !block.own.contains(read)) inputs.add(read.name);
    }
    return inputs;
  }

  private void write(Expr expr, Declaration result, Scope scope) {
    switch (expr) {
      case MapLanes map -> map(map, target(result, map.type()), scope);
      case ReduceLanes reduce -> new TreeWriter(reduce, scope).write(result.name);
      case Update update -> update(update, result, scope);
      default -> throw new IllegalStateException("no loop: " + expr.getClass().getSimpleName());
    }
  }

  private void update(Update update, Declaration result, Scope scope) {
    VecType type = update.type();
    context.assign(result.name, context.vectors.packedAs(update.operand(), type, scope).text(), scope);
    LaneIndex index = context.vectors.laneIndex(update.index(), type.length(), scope);
    String value = context.vectors.as(update.value(), type.element(), true, scope).text();
    context.assign(target(result, type).apply(index), value, scope);
  }

  private void map(MapLanes map, Target target, Scope scope) {
    Type element = map.type().element();
    loop(map.length(), ImmutableSet.copyOf(map.params()), scope, (index, inner) -> {
      for (int i = 0; i < map.params().size(); i++) {
        LaneParam param = map.params().get(i);
        if (!context.plan.of(map.body()).params.contains(param)) continue;
        Expr operand = map.operands().get(i);
        Term lane = context.vectors.lanes(operand, scope).lane(index);
        bind(param, lane, Types.vec(operand.type()).element(), inner);
      }
      context.prepareBody(map.body(), inner);
      context.assign(target.apply(index), context.vectors.as(map.body(), element, true, inner).text(), inner);
    });
  }

  /// A loop over lanes, or just its body where there is only one.
  private void loop(int lanes, Set<LaneParam> params, Scope scope, BiConsumer<LaneIndex, Scope> body) {
    if (lanes == 1) {
      body.accept(LaneIndex.constant(0), scope.body(params));
      return;
    }
    String variable = context.loopVariable(scope.loops);
    scope.block.loopVariables = Math.max(scope.block.loopVariables, scope.loops + 1);
    var lines = new Lines(scope.lines.depth() + 1);
    body.accept(LaneIndex.loop(variable), scope.loop(params, lines));
    addLoop(variable, lanes, lines, scope.lines);
  }

  private static void addLoop(String variable, int lanes, Lines body, Lines out) {
    String head = "for (" + variable + " = 0; " + variable + " < " + lanes + "; " + variable + " = " + variable + " + 1) ";
    String single = body.single();
    if (single != null && head.length() + single.length() + 2 * out.depth() <= 108) {
      out.add(head + single);
    } else {
      out.add(head + "begin");
      out.add(body);
      out.add("end");
    }
  }

  /// Binds a parameter to its lane. What is long and used often, or would be selected from as a word of an array, is
  /// copied to a variable first.
  private void bind(LaneParam param, Term lane, Type from, Scope inner) {
    boolean same = lane.width() == param.type().width();
    Term term = same ? lane : converted(lane, from, param.type(), context.nameOf(param), inner);
    boolean word = param.type() instanceof VecType && term.select() != null && term.select().base().indexOf('[') > 0;
    boolean often = context.plan.of(param).uses > 1 && term.text().length() > 16;
    if (term.select() == null || word || often) {
      term = context.name(term, ModuleContext.isSigned(param.type()), context.nameOf(param), inner);
    }
    inner.bind(param, Binding.of(term));
  }

  /// A lane's value in the bits of another type, which may have more or fewer of them.
  private Term converted(Term lane, Type from, Type to, String name, Scope scope) {
    if (lane.width() == to.width()) return lane;
    boolean signed = ModuleContext.isSigned(from);
    Select source = lane.select() != null ? lane.select() : context.name(lane, signed, name, scope).select();
    return to instanceof VecType wanted
        ? repacked(source, from, wanted, name, scope)
        : Scalars.resized(source, signed, to.width());
  }

  /// A vector with its lanes extended or cut.
  Term repacked(Expr expr, VecType wanted, Scope from) {
    Scope home = from.home(context.plan.of(expr).params);
    Map<Integer, Term> known = home.resized(expr);
    int width = Types.scalar(wanted).width();
    if (!known.containsKey(width)) known.put(width, newlyRepacked(expr, wanted, home));
    return known.get(width);
  }

  private Term newlyRepacked(Expr expr, VecType wanted, Scope home) {
    Select source = context.vectors.select(expr, home);
    // A block cannot wait for the word of a memory.
    if (home.isModule() && source.base().indexOf('[') > 0) source = context.name(Term.of(source), expr, home).select();
    String name = context.nameOf(expr) + "_resized";
    if (!home.isModule()) return repacked(source, expr.type(), wanted, name, home);
    Declaration result = Declaration.net("reg", false, wanted.width(), context.ids.space.take(name));
    context.usage.declare(result);
    Select lanes = source;
    block(result, false, "_loop", expr, wanted, scope -> resizeLanes(lanes, expr.type(), wanted, result, scope));
    return result.term();
  }

  private Term repacked(Select source, Type from, VecType wanted, String name, Scope scope) {
    Declaration result = context.variable(false, wanted.width(), name, scope);
    resizeLanes(source, from, wanted, result, scope);
    return result.term();
  }

  /// Nested lanes are rows of bits as well, so one loop does for all depths.
  private void resizeLanes(Select source, Type from, VecType wanted, Declaration result, Scope scope) {
    Type old = Types.scalar(from);
    int width = Types.scalar(wanted).width();
    loop(Types.scalarCount(wanted), Set.of(), scope, (index, inner) -> {
      Term lane = Scalars.resized(source.lane(index, old.width()), ModuleContext.isSigned(old), width);
      context.assign(result.select().lane(index, width).text(), lane.text(), inner);
    });
  }

  /// Writes a [ReduceLanes], level by level.
  private final class TreeWriter {
    private final ReduceLanes reduce;
    private final Scope scope;
    private final String name;
    private final LiveTree live;
    /// The full lanes of the level that has been reached: how many, how to get at them (null where they do not count),
    /// their type.
    private int full;
    private Vectors.Lanes lanes;
    private Type type;
    /// The odd one out, or null.
    private Term tail;
    private Type tailType;

    TreeWriter(ReduceLanes reduce, Scope scope) {
      this.reduce = reduce;
      this.scope = scope;
      this.name = context.nameOf(reduce);
      VecType vec = Types.vec(reduce.operand().type());
      this.full = vec.length();
      this.live = context.plan.of(reduce).live;
      this.lanes = live.lanes() ? context.vectors.lanes(reduce.operand(), scope) : null;
      this.type = vec.element();
    }

    void write(String target) {
      for (int i = 0; i < reduce.levels().size(); i++) {
        level(reduce.levels().get(i), i + 1, i == reduce.levels().size() - 1 ? target : null);
      }
      if (reduce.levels().isEmpty()) passOn(target);
    }

    /// A tree of one lane is that lane.
    private void passOn(String target) {
      var param = new LaneParam(type);
      Scope inner = scope.body(ImmutableSet.of(param));
      Term lane = lanes.lane(LaneIndex.constant(0));
      context.assign(target, converted(lane, type, reduce.type(), name + "_lane", inner).text(), inner);
    }

    /// @param target where the value of the last level goes; null for other levels
    private void level(ReduceLanes.Level level, int number, String target) {
      Vectors.Lanes above = lanes;
      Term last = full % 2 == 1 && above != null ? above.lane(LaneIndex.constant(full - 1)) : null;
      Type lastType = type;
      lanes = null;
      if (live.pairs().get(number - 1)) pairs(level.pair().orElseThrow(), full / 2, above, lastType, number, target);
      if (live.tails().get(number - 1)) {
        tail(level.tail().orElseThrow(), last, lastType, number, target);
      } else if (full % 2 == 1) {
        tail = last;
        tailType = lastType;
      }
      full /= 2;
    }

    private void pairs(
        ReduceLanes.Combine pair, int count, Vectors.Lanes above, Type typeAbove, int number, String target) {
      Type result = target == null ? pair.body().type() : reduce.type();
      Target out;
      if (target != null) {
        out = _ -> target;
      } else if (count > 1) {
        Declaration array = array(name + "_l" + number, result, count, scope);
        out = lane -> Vectors.element(array, lane).text();
        lanes = lane -> Vectors.element(array, lane);
      } else {
        Declaration only = context.variable(ModuleContext.isSigned(result), result.width(), name + "_l" + number, scope);
        out = _ -> only.name;
        lanes = _ -> only.term();
      }
      type = result;
      loop(count, ImmutableSet.of(pair.left(), pair.right()), scope, (index, inner) -> {
        bindIfUsed(pair, pair.left(), () -> above.lane(index.times(2, 0)), typeAbove, inner);
        bindIfUsed(pair, pair.right(), () -> above.lane(index.times(2, 1)), typeAbove, inner);
        assign(pair, result, out.apply(index), inner);
      });
    }

    private void tail(ReduceLanes.Combine combine, Term last, Type lastType, int number, String target) {
      Type result = target == null ? combine.body().type() : reduce.type();
      Scope inner = scope.body(ImmutableSet.of(combine.left(), combine.right()));
      bindIfUsed(combine, combine.left(), () -> last, lastType, inner);
      bindIfUsed(combine, combine.right(), () -> tail, tailType, inner);
      if (target != null) {
        assign(combine, result, target, inner);
        return;
      }
      Declaration out = context.variable(ModuleContext.isSigned(result), result.width(), name + "_tail" + number, scope);
      assign(combine, result, out.name, inner);
      tail = out.term();
      tailType = result;
    }

    private void bindIfUsed(
        ReduceLanes.Combine combine, LaneParam param, Supplier<Term> lane, Type from, Scope inner) {
      if (context.plan.of(combine.body()).params.contains(param)) Loops.this.bind(param, lane.get(), from, inner);
    }

    private void assign(ReduceLanes.Combine combine, Type result, String target, Scope inner) {
      context.prepareBody(combine.body(), inner);
      context.assign(target, context.vectors.as(combine.body(), result, true, inner).text(), inner);
    }
  }
}
