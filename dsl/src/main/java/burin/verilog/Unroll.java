package burin.verilog;

import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.FreeLaneParams;
import burin.ir.Index;
import burin.ir.IntType;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.MemoryRead;
import burin.ir.Mux;
import burin.ir.Names;
import burin.ir.PartMap;
import burin.ir.PartSet;
import burin.ir.Rebuild;
import burin.ir.ReduceLanes;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.VecType;
import burin.ir.Walk;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Replaces lane operations by their lanes, one by one.
///
/// That is needed where the lanes read a memory at addresses of their own: an `always` block cannot wait for a memory, so
/// each lane needs a continuous assignment. On request it is done to all lane operations.
final class Unroll {
  private final boolean all;
  private final Names names;
  private final Names newNames = new Names();
  private final PartMap<Expr, Set<LaneParam>> params = new PartMap<>();
  /// What reads a memory at an address that differs from lane to lane, and all that contains it.
  private final PartSet<Expr> reading = new PartSet<>();
  private final Copies closed = new Copies(null, Set.of());

  /// @param all whether to unroll what could be a loop as well
  Unroll(Iterable<Expr> roots, Names names, boolean all) {
    this.all = all;
    this.names = names;
    List<Expr> order = new ArrayList<>();
    Walk.postOrder(roots, expr -> {
      order.add(expr);
      examine(expr);
    });
    if (!isNeeded()) return;
    for (Expr expr : order) {
      if (params.get(expr).isEmpty()) closed.put(expr, copy(expr, closed));
    }
  }

  boolean isNeeded() {
    return all || !reading.isEmpty();
  }

  /// What stands for a root now.
  Expr of(Expr root) {
    return closed.get(root);
  }

  Names names() {
    return newNames;
  }

  private void examine(Expr expr) {
    params.put(expr, FreeLaneParams.of(expr, Walk.operands(expr), params::get));
    if (expr instanceof MemoryRead && !params.get(expr).isEmpty()) reading.add(expr);
    for (Expr operand : Walk.operands(expr)) {
      // What is closed has been unrolled by itself.
      if (reading.contains(operand) && !params.get(operand).isEmpty()) reading.add(expr);
    }
  }

  /// The copies of expressions for one lane, or of what is the same for all.
  private static final class Copies {
    final Copies outer;
    final Set<LaneParam> own;
    final PartMap<Expr, Expr> map = new PartMap<>();

    Copies(Copies outer, Set<LaneParam> own) {
      this.outer = outer;
      this.own = own;
    }

    void put(Expr expr, Expr copy) {
      map.put(expr, copy);
    }

    Expr get(Expr expr) {
      for (Copies copies = this; copies != null; copies = copies.outer) {
        Expr copy = copies.map.get(expr);
        if (copy != null) return copy;
      }
      throw new IllegalStateException("an operand has not been copied");
    }

    boolean varies(Set<LaneParam> used) {
      return !Collections.disjoint(own, used);
    }

    boolean knows(Set<LaneParam> used) {
      Set<LaneParam> unknown = new LinkedHashSet<>(used);
      for (Copies copies = this; copies != null; copies = copies.outer) unknown.removeAll(copies.own);
      return unknown.isEmpty();
    }
  }

  /// A copy whose operands are those of the scope.
  private Expr copy(Expr expr, Copies scope) {
    Expr copy = switch (expr) {
      case MapLanes map when isUnrolled(map) -> lanes(map, scope);
      case ReduceLanes reduce when isUnrolled(reduce) -> tree(reduce, scope);
      case MapLanes map -> kept(map, new LinkedHashSet<>(map.params()), List.of(map.body()), scope);
      case ReduceLanes reduce -> kept(reduce, new LinkedHashSet<>(FreeLaneParams.bound(reduce)), bodies(reduce), scope);
      default -> Rebuild.with(expr, scope::get);
    };
    names.get(expr).ifPresent(hint -> newNames.put(copy, hint));
    return copy;
  }

  private boolean isUnrolled(Expr expr) {
    return all || reading.contains(expr);
  }

  private static List<Expr> bodies(ReduceLanes reduce) {
    List<Expr> bodies = new ArrayList<>();
    for (ReduceLanes.Level level : reduce.levels()) {
      level.pair().ifPresent(pair -> bodies.add(pair.body()));
      level.tail().ifPresent(tail -> bodies.add(tail.body()));
    }
    return bodies;
  }

  /// A lane operation that stays one, around copied operands.
  private Expr kept(Expr expr, Set<LaneParam> own, List<Expr> bodies, Copies scope) {
    var inner = new Copies(scope, own);
    for (LaneParam param : own) inner.put(param, param);
    for (Expr body : bodies) body(body, inner);
    return Rebuild.with(expr, inner::get);
  }

  /// The copy of a lane function's body for the lane whose parameters have been put into `inner`.
  private Expr body(Expr body, Copies inner) {
    List<Expr> order = new ArrayList<>();
    Walk.postOrder(List.of(body), order::add);
    for (Expr expr : order) {
      Set<LaneParam> used = params.get(expr);
      boolean here = inner.varies(used) && inner.knows(used) && !(expr instanceof LaneParam);
      if (here && !inner.map.containsKey(expr)) inner.put(expr, copy(expr, inner));
    }
    return inner.get(body);
  }

  private Expr lanes(MapLanes map, Copies scope) {
    List<Expr> lanes = new ArrayList<>();
    for (int i = 0; i < map.length(); i++) {
      var inner = new Copies(scope, new LinkedHashSet<>(map.params()));
      for (int k = 0; k < map.params().size(); k++) {
        LaneParam param = map.params().get(k);
        inner.put(param, as(param.type(), lane(scope.get(map.operands().get(k)), i)));
      }
      lanes.add(narrowed(map.type().element(), body(map.body(), inner)));
    }
    return new VecOf(lanes, map.type());
  }

  private static Expr lane(Expr vec, int lane) {
    return vec instanceof VecOf of && of.elements().get(lane).type().equals(of.type().element())
        ? of.elements().get(lane)
        : new Index(vec, Literal.number(lane));
  }

  /// The same value with a wider type, which is what a parameter may have.
  private static Expr as(Type type, Expr value) {
    return value.type().equals(type) ? value : new Mux(Literal.bool(true), value, lowest(type), type);
  }

  private static Expr lowest(Type type) {
    BigInteger low = Types.scalar(type) instanceof IntType number ? number.range().lo() : BigInteger.ZERO;
    if (!(type instanceof VecType vec)) return new Literal(type, low);
    List<BigInteger> values = Collections.nCopies(Types.scalarCount(vec), low);
    return new VecLiteral(vec, Constants.of(values));
  }

  private Expr tree(ReduceLanes reduce, Copies scope) {
    Expr operand = scope.get(reduce.operand());
    List<Expr> full = new ArrayList<>();
    for (int i = 0; i < Types.vec(operand.type()).length(); i++) full.add(lane(operand, i));
    Expr tail = null;
    for (ReduceLanes.Level level : reduce.levels()) {
      List<Expr> next = new ArrayList<>();
      for (int i = 0; i + 1 < full.size(); i += 2) {
        next.add(combined(level.pair().orElseThrow(), full.get(i), full.get(i + 1), scope));
      }
      if (full.size() % 2 == 1) {
        Expr last = full.getLast();
        tail = tail == null ? last : combined(level.tail().orElseThrow(), last, tail, scope);
      }
      full = next;
    }
    Expr result = full.isEmpty() ? tail : full.getFirst();
    return as(reduce.type(), narrowed(reduce.type(), result));
  }

  private Expr combined(ReduceLanes.Combine combine, Expr left, Expr right, Copies scope) {
    var inner = new Copies(scope, new LinkedHashSet<>(List.of(combine.left(), combine.right())));
    inner.put(combine.left(), as(combine.left().type(), left));
    inner.put(combine.right(), as(combine.right().type(), right));
    return body(combine.body(), inner);
  }

  /// The type of a lane operation may be narrower than what its function computes.
  private static Expr narrowed(Type type, Expr value) {
    return Types.fits(value.type(), type) ? value : new Mux(Literal.bool(true), value, value, type);
  }
}
