package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.Expr;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The lane of a vector that a one-hot code chooses: every lane goes through an AND with its bit, all of them through a tree of
/// ORs. It works on the bits of each leaf of the lanes.
///
/// Where several bits are one, lanes that are OR-ed could give what is no value of their type: of `range(0, 99)`, 65 OR 98 is 99,
/// but 67 OR 36 is 103. So leaves that lack some patterns of bits go through a tree of muxes, in which the lowest lane wins.
final class OneHotMux {
  private final Builder scope;
  private final Vec<Bool> select;

  private OneHotMux(Builder scope, Vec<Bool> select) {
    this.scope = scope;
    this.select = select;
  }

  static <T extends Value> T choose(Vec<T> lanes, Vec<Bool> select) {
    Builder scope = Ops.common(lanes, select);
    if (select.length() != lanes.length()) throw scope.fatal(unequal(scope, lanes, select));
    var mux = new OneHotMux(scope, select);
    return lanes.composed(() -> {
      List<Expr> leaves = new ArrayList<>();
      for (Expr leaf : lanes.locals()) leaves.add(mux.leaf(leaf));
      return scope.made(leaves, lanes.element());
    });
  }

  private static Diagnostic unequal(Builder scope, Vec<?> lanes, Vec<Bool> select) {
    return Diagnostic.of(Code.TYPE, scope.here(), "getOneHot of " + lanes.describe() + ", which has "
            + Vec.count(lanes.length()) + ", is given " + Vec.count(select.length(), "bit"))
        .hint("one bit for each lane, for instance index.oneHot(" + lanes.length() + ")");
  }

  private Expr leaf(Expr lanes) {
    Type type = Types.vec(lanes.type()).element();
    Vec<Bits> rows = rows(lanes, type.width());
    Bits chosen = Types.isWhole(Types.scalar(type)) ? allOf(rows) : lowestOf(rows, nothing(type));
    return type instanceof BitsType ? chosen.local() : new Cast(chosen.local(), type);
  }

  private Vec<Bits> rows(Expr lanes, int width) {
    VecType type = Types.vec(lanes.type());
    if (type.element() instanceof BitsType) return scope.made(List.of(lanes), Vec.type(type.length(), Bits.type(width)));
    var lane = new LaneParam(type.element());
    Expr rows = new MapLanes(type.length(), List.of(lane), List.of(lanes), new Cast(lane, new BitsType(width)));
    return scope.made(List.of(rows), Vec.type(type.length(), Bits.type(width)));
  }

  private Bits allOf(Vec<Bits> rows) {
    Bits none = bits(rows.element().width(), BigInteger.ZERO);
    return rows.zip(select, (row, one) -> one.mux(row, none)).reduceTree(Bits::or);
  }

  /// Each row with its bit above it.
  private Bits lowestOf(Vec<Bits> rows, BigInteger nothing) {
    int width = rows.element().width();
    Bits none = bits(width + 1, nothing);
    Bits mark = bits(1, BigInteger.ONE);
    return rows.zip(select, (row, one) -> one.mux(mark.cat(row), none))
        .reduceTree((low, high) -> low.bit(width).mux(low, high))
        .slice(width - 1, 0);
  }

  private Bits bits(int width, BigInteger pattern) {
    return new Bits(scope, new Literal(new BitsType(width), pattern));
  }

  /// The pattern of what is chosen where no bit is one.
  private static BigInteger nothing(Type type) {
    Type scalar = Types.scalar(type);
    BigInteger all = BigInteger.ONE.shiftLeft(scalar.width()).subtract(BigInteger.ONE);
    BigInteger one = Types.nearestToZero(scalar).and(all);
    BigInteger lanes = BigInteger.ZERO;
    for (int i = 0; i < Types.scalarCount(type); i++) lanes = lanes.shiftLeft(scalar.width()).or(one);
    return lanes;
  }
}
