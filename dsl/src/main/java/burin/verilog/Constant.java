package burin.verilog;

import burin.ir.Binary;
import burin.ir.BitsType;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Concat;
import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.IntType;
import burin.ir.Iota;
import burin.ir.LaneParam;
import burin.ir.Literal;
import burin.ir.MapLanes;
import burin.ir.MemoryRead;
import burin.ir.Mux;
import burin.ir.PartMap;
import burin.ir.Range;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.ShiftIn;
import burin.ir.Slice;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Unary;
import burin.ir.Update;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.VecType;
import burin.ir.Walk;
import burin.ir.Wrap;
import com.google.common.collect.Lists;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Works out expressions that depend on no signal. A signal, where one occurs all the same, counts as the lowest number
/// of its range: the caller knows that its value does not matter.
///
/// A value is an array of its scalars: one for a scalar, nested lanes row after row.
final class Constant {
  private final Plan plan;
  private final PartMap<Expr, BigInteger[]> values = new PartMap<>();
  private final PartMap<Expr, Body> bodies = new PartMap<>();

  Constant(Plan plan) {
    this.plan = plan;
  }

  /// A [Literal] or a [VecLiteral]. Where a stand-in for a signal leads out of the type, so may the ranges of its numbers.
  Expr of(Expr expr) {
    BigInteger[] value = value(expr);
    if (expr.type() instanceof VecType vec) {
      Constants lanes = Constants.of(Arrays.asList(value));
      return new VecLiteral((VecType) holding(vec, lanes.range(0, lanes.size())), lanes);
    }
    return new Literal(expr.type() instanceof IntType ? Literal.number(value[0]).type() : expr.type(), value[0]);
  }

  private static Type holding(Type type, Range values) {
    return switch (type) {
      case IntType number -> number.range().contains(values) ? number : new IntType(number.range().union(values));
      case VecType vec -> new VecType(vec.length(), holding(vec.element(), values));
      default -> type;
    };
  }

  private BigInteger[] value(Expr expr) {
    evaluate(expr, values);
    return get(expr, values);
  }

  /// Lane functions are entered with their parameters bound, so the walk keeps out of their bodies.
  private void evaluate(Expr root, PartMap<Expr, BigInteger[]> known) {
    for (Expr expr : order(root, known)) known.put(expr, compute(expr, known));
  }

  /// What has to be computed for `root`, operands first.
  private List<Expr> order(Expr root, PartMap<Expr, BigInteger[]> known) {
    List<Expr> order = new ArrayList<>();
    var seen = new PartMap<Expr, Boolean>();
    List<Expr> stack = new ArrayList<>(List.of(root));
    while (!stack.isEmpty()) {
      Expr expr = stack.getLast();
      boolean first = !known.containsKey(expr) && seen.putIfAbsent(expr, false) == null;
      if (first) {
        stack.addAll(outer(expr));
        continue;
      }
      stack.removeLast();
      if (!known.containsKey(expr) && Boolean.FALSE.equals(seen.put(expr, true))) order.add(expr);
    }
    return order;
  }

  private List<Expr> outer(Expr expr) {
    List<Expr> alive = Lists.transform(plan.of(expr).operands, node -> node.expr);
    return switch (expr) {
      case MapLanes _ when plan.of(expr).sameBits == null && !alive.isEmpty() -> alive.subList(0, alive.size() - 1);
      case ReduceLanes reduce -> plan.of(reduce).live.lanes() ? List.of(reduce.operand()) : List.of();
      case Ref ref when isConstant(ref) -> List.of(plan.driver(ref));
      default -> alive;
    };
  }

  private BigInteger[] compute(Expr expr, PartMap<Expr, BigInteger[]> known) {
    Node node = plan.of(expr);
    if (node.known != null) return one(node.known);
    if (node.same != null) return get(node.same, known);
    return switch (expr) {
      case Literal e -> one(e.value());
      case VecLiteral e -> all(e.values());
      case Ref e -> isConstant(e) ? get(plan.driver(e), known) : lowest(e.type());
      case MemoryRead e -> lowest(e.type());
      case LaneParam _ -> throw new IllegalStateException("lane parameter outside of its function");
      case Iota e -> numbers(e.length());
      case Unary e -> one(unary(e, scalar(e.operand(), known)));
      case Binary e -> one(binary(e, scalar(e.left(), known), scalar(e.right(), known)));
      case Mux e -> get(scalar(e.select(), known).signum() != 0 ? e.onTrue() : e.onFalse(), known);
      case Wrap e -> one(fromBits(e.type(), scalar(e.operand(), known)));
      case Cast e -> fromBits(e.type(), toBits(e.operand().type(), get(e.operand(), known)), 0);
      case Extract e -> one(Literals.modulo(scalar(e.operand(), known).shiftRight(e.low()), e.high() - e.low() + 1));
      case Cat e -> one(cat(e, known));
      case MapLanes e -> map(e, known);
      case ReduceLanes e -> new Tree(e, known).value();
      case Index e -> lane(get(e.operand(), known), index(e.index(), known), e.type());
      case Update e -> update(e, known);
      case Slice e -> lanes(get(e.operand(), known), e.from(), e.length(), e.type().element());
      case Concat e -> join(e.operands(), known);
      case VecOf e -> join(e.elements(), known);
      case ShiftIn e -> shiftIn(e, known);
      case Gather e -> gather(e, get(e.operand(), known));
    };
  }

  private boolean isConstant(Ref ref) {
    return plan.of(ref).constant;
  }

  /// The value of an operand; one that does not matter has not been computed, but then the ranges say what it is.
  private BigInteger[] get(Expr expr, PartMap<Expr, BigInteger[]> known) {
    BigInteger[] value = known.get(expr);
    return value != null ? value : one(plan.of(expr).known);
  }

  private BigInteger scalar(Expr expr, PartMap<Expr, BigInteger[]> known) {
    return get(expr, known)[0];
  }

  private int index(Expr expr, PartMap<Expr, BigInteger[]> known) {
    return scalar(expr, known).intValue();
  }

  private static BigInteger[] one(BigInteger value) {
    return new BigInteger[] {value};
  }

  private static BigInteger[] all(Constants constants) {
    var all = new BigInteger[constants.size()];
    for (int i = 0; i < all.length; i++) all[i] = constants.get(i);
    return all;
  }

  private static BigInteger[] numbers(int length) {
    var numbers = new BigInteger[length];
    for (int i = 0; i < length; i++) numbers[i] = BigInteger.valueOf(i);
    return numbers;
  }

  private static BigInteger[] lowest(Type type) {
    var all = new BigInteger[Types.scalarCount(type)];
    Arrays.fill(all, Types.scalar(type) instanceof IntType number ? number.range().lo() : BigInteger.ZERO);
    return all;
  }

  private static BigInteger unary(Unary unary, BigInteger x) {
    int width = unary.operand().type().width();
    return switch (unary.op()) {
      case NOT -> Literals.modulo(x.not(), width);
      case NEG -> x.negate();
      case ABS -> x.abs();
      case ALL_ONES -> bool(x.bitCount() == width);
      case ANY_ONE -> bool(x.signum() != 0);
      case PARITY -> bool(x.bitCount() % 2 == 1);
    };
  }

  private static BigInteger bool(boolean value) {
    return value ? BigInteger.ONE : BigInteger.ZERO;
  }

  private static BigInteger binary(Binary binary, BigInteger l, BigInteger r) {
    boolean bits = binary.type() instanceof BitsType;
    return switch (binary.op()) {
      case ADD -> l.add(r);
      case SUB -> l.subtract(r);
      case MUL -> l.multiply(r);
      case DIV -> r.signum() == 0 ? BigInteger.ZERO : l.divide(r);
      case REM -> r.signum() == 0 ? BigInteger.ZERO : l.remainder(r);
      case MIN -> l.min(r);
      case MAX -> l.max(r);
      case SHL -> bits ? Literals.modulo(l.shiftLeft(r.intValue()), binary.type().width()) : l.shiftLeft(r.intValue());
      case SHR -> l.shiftRight(r.intValue());
      case AND -> l.and(r);
      case OR -> l.or(r);
      case XOR -> l.xor(r);
      case EQ -> bool(l.equals(r));
      case NE -> bool(!l.equals(r));
      case LT -> bool(l.compareTo(r) < 0);
      case LE -> bool(l.compareTo(r) <= 0);
      case GT -> bool(l.compareTo(r) > 0);
      case GE -> bool(l.compareTo(r) >= 0);
    };
  }

  /// The lowest bits as a value of a scalar type.
  private static BigInteger fromBits(Type type, BigInteger bits) {
    BigInteger kept = Literals.modulo(bits, type.width());
    boolean negative = type instanceof IntType number && number.isSigned() && kept.testBit(type.width() - 1);
    return negative ? kept.subtract(BigInteger.ONE.shiftLeft(type.width())) : kept;
  }

  private static BigInteger[] fromBits(Type type, BigInteger bits, int from) {
    Type scalar = Types.scalar(type);
    var all = new BigInteger[Types.scalarCount(type)];
    for (int i = 0; i < all.length; i++) all[i] = fromBits(scalar, bits.shiftRight(from + i * scalar.width()));
    return all;
  }

  private static BigInteger toBits(Type type, BigInteger[] scalars) {
    int width = Types.scalar(type).width();
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < scalars.length; i++) bits = bits.or(Literals.modulo(scalars[i], width).shiftLeft(i * width));
    return bits;
  }

  private BigInteger cat(Cat cat, PartMap<Expr, BigInteger[]> known) {
    BigInteger bits = BigInteger.ZERO;
    for (Expr part : cat.parts()) bits = bits.shiftLeft(part.type().width()).or(scalar(part, known));
    return bits;
  }

  private static BigInteger[] lane(BigInteger[] vec, int lane, Type element) {
    return lanes(vec, lane, 1, element);
  }

  private static BigInteger[] lanes(BigInteger[] vec, int from, int count, Type element) {
    int each = Types.scalarCount(element);
    return Arrays.copyOfRange(vec, from * each, (from + count) * each);
  }

  private BigInteger[] update(Update update, PartMap<Expr, BigInteger[]> known) {
    BigInteger[] result = get(update.operand(), known).clone();
    BigInteger[] value = get(update.value(), known);
    System.arraycopy(value, 0, result, index(update.index(), known) * value.length, value.length);
    return result;
  }

  private BigInteger[] join(List<Expr> parts, PartMap<Expr, BigInteger[]> known) {
    List<BigInteger> all = new ArrayList<>();
    for (Expr part : parts) all.addAll(Arrays.asList(get(part, known)));
    return all.toArray(BigInteger[]::new);
  }

  private BigInteger[] shiftIn(ShiftIn shift, PartMap<Expr, BigInteger[]> known) {
    BigInteger[] old = get(shift.operand(), known);
    BigInteger[] value = get(shift.value(), known);
    BigInteger[] result = Arrays.copyOfRange(old, value.length, old.length + value.length);
    System.arraycopy(value, 0, result, old.length - value.length, value.length);
    return result;
  }

  private static BigInteger[] gather(Gather gather, BigInteger[] operand) {
    int each = Types.scalarCount(gather.type().element());
    var result = new BigInteger[gather.sources().length() * each];
    for (int i = 0; i < gather.sources().length(); i++) {
      System.arraycopy(operand, gather.sources().get(i) * each, result, i * each, each);
    }
    return result;
  }

  /// What a lane function computes.
  ///
  /// @param fixed what is the same for all lanes
  /// @param varying the rest, operands first
  private record Body(List<Expr> fixed, List<Expr> varying) {}

  private Body body(Expr body) {
    return bodies.computeIfAbsent(body, this::newBody);
  }

  private Body newBody(Expr root) {
    PartMap<Expr, Boolean> varies = new PartMap<>();
    Walk.postOrder(List.of(root), expr -> {
      boolean any = expr instanceof LaneParam;
      for (Node operand : plan.of(expr).operands) any |= varies.get(operand.expr);
      varies.put(expr, any);
    });
    var body = new Body(new ArrayList<>(), new ArrayList<>());
    for (Expr expr : order(root, new PartMap<>())) {
      if (expr instanceof LaneParam) continue;
      (varies.getOrDefault(expr, false) ? body.varying : body.fixed).add(expr);
    }
    return body;
  }

  /// Runs a lane function whose parameters are known.
  private BigInteger[] run(Expr root, PartMap<Expr, BigInteger[]> known) {
    Body body = body(root);
    for (Expr expr : body.fixed) {
      if (!known.containsKey(expr)) known.put(expr, compute(expr, known));
    }
    for (Expr expr : body.varying) known.put(expr, compute(expr, known));
    return get(root, known);
  }

  private BigInteger[] map(MapLanes map, PartMap<Expr, BigInteger[]> known) {
    var result = new BigInteger[Types.scalarCount(map.type())];
    int each = Types.scalarCount(map.type().element());
    for (int lane = 0; lane < map.length(); lane++) {
      for (int i = 0; i < map.params().size(); i++) {
        Expr operand = map.operands().get(i);
        if (!known.containsKey(operand)) continue;
        known.put(map.params().get(i), lane(known.get(operand), lane, Types.vec(operand.type()).element()));
      }
      System.arraycopy(run(map.body(), known), 0, result, lane * each, each);
    }
    return result;
  }

  /// The tree of a [ReduceLanes].
  private final class Tree {
    private final ReduceLanes reduce;
    private final PartMap<Expr, BigInteger[]> known;
    private final LiveTree live;
    /// How many full lanes the level has that has been reached.
    private int full;
    /// Their values; empty where they do not count.
    private List<BigInteger[]> lanes = new ArrayList<>();
    private BigInteger[] tail;

    Tree(ReduceLanes reduce, PartMap<Expr, BigInteger[]> known) {
      this.reduce = reduce;
      this.known = known;
      this.live = plan.of(reduce).live;
      VecType vec = Types.vec(reduce.operand().type());
      this.full = vec.length();
      if (live.lanes()) {
        for (int i = 0; i < full; i++) lanes.add(lane(known.get(reduce.operand()), i, vec.element()));
      }
    }

    BigInteger[] value() {
      for (int i = 0; i < reduce.levels().size(); i++) level(i);
      return full == 0 ? tail : lanes.getFirst();
    }

    private void level(int number) {
      ReduceLanes.Level level = reduce.levels().get(number);
      List<BigInteger[]> next = new ArrayList<>();
      if (live.pairs().get(number)) {
        for (int i = 0; i + 1 < full; i += 2) next.add(combine(level.pair().orElseThrow(), at(i), at(i + 1)));
      }
      if (live.tails().get(number)) {
        tail = combine(level.tail().orElseThrow(), at(full - 1), tail);
      } else if (full % 2 == 1) {
        tail = at(full - 1);
      }
      full /= 2;
      lanes = next;
    }

    /// Null where it does not count.
    private BigInteger[] at(int i) {
      return lanes.isEmpty() ? null : lanes.get(i);
    }

    private BigInteger[] combine(ReduceLanes.Combine combine, BigInteger[] left, BigInteger[] right) {
      bind(combine.left(), left);
      bind(combine.right(), right);
      return run(combine.body(), known);
    }

    /// @param value null where the function does not look at it
    private void bind(LaneParam param, BigInteger[] value) {
      if (value == null) known.remove(param);
      else known.put(param, value);
    }
  }
}
