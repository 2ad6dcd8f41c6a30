package burin.synth;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.Cast;
import burin.ir.Cat;
import burin.ir.Concat;
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
import burin.ir.PartSet;
import burin.ir.ReduceLanes;
import burin.ir.Ref;
import burin.ir.ShiftIn;
import burin.ir.Signal;
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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Builds the bits of expressions in a [LogicNetwork], as a synthesizer does before it optimizes.
final class BitLogic {
  private final LogicNetwork logic = new LogicNetwork();
  private final Arithmetic arithmetic = new Arithmetic(logic);
  private final Map<Signal, Expr> drivers;
  private final Map<Signal, int[]> inputs = new HashMap<>();
  private final Map<MemoryRead, int[]> reads = new IdentityHashMap<>();
  private final Function<MemoryRead, int[]> memory;
  private final Scope top = new Scope(null);
  private OperatorBits operators = OperatorBits.NONE;

  /// @param drivers what signals are that are no state
  /// @param memory the bits of a word that is read
  BitLogic(Map<Signal, Expr> drivers, Function<MemoryRead, int[]> memory) {
    this.drivers = drivers;
    this.memory = memory;
  }

  LogicNetwork logic() {
    return logic;
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  OperatorBits operators() {
    return operators;
  }

  /// The bits that a signal has at the beginning of a cycle.
  int[] input(Signal signal) {
    return inputs.computeIfAbsent(signal, _ -> fresh(signal.type().width()));
  }

  int[] fresh(int width) {
    int[] bits = new int[width];
    for (int i = 0; i < width; i++) bits[i] = logic.input();
    return bits;
  }

  int[] bits(Expr expr) {
    top.evaluate(expr);
    return top.find(expr);
  }

  /// As [#bits(Expr)], as wide as another type and with the sign of the expression.
  int[] bits(Expr expr, Type type) {
    return convert(bits(expr), expr.type(), type);
  }

  /// The values that are known in a lane, and below it those that are the same in all lanes.
  private final class Scope {
    private final Scope outer;
    private final PartMap<Expr, int[]> known = new PartMap<>();
    private final PartSet<Expr> entered = new PartSet<>();

    Scope(Scope outer) {
      this.outer = outer;
    }

    int[] find(Expr expr) {
      for (Scope scope = this; scope != null; scope = scope.outer) {
        int[] bits = scope.known.get(expr);
        if (bits != null) return bits;
      }
      return null;
    }

    void evaluate(Expr root) {
      if (find(root) == null) Walk.postOrder(List.of(root), this::operands, entered, expr -> known.put(expr, compute(expr)));
    }

    /// Lane functions are evaluated lane by lane, when their operands are known.
    private List<Expr> operands(Expr expr) {
      if (find(expr) != null) return List.of();
      return switch (expr) {
        case MapLanes map -> map.operands();
        case ReduceLanes reduce -> List.of(reduce.operand());
        case Ref ref -> drivers.containsKey(ref.signal()) ? List.of(drivers.get(ref.signal())) : List.of();
        default -> Walk.operands(expr);
      };
    }

    /// An operand that is not known is part of a loop over other lanes, which is cut here.
    private int[] of(Expr expr) {
      int[] bits = find(expr);
      if (bits == null) known.put(expr, bits = fresh(expr.type().width()));
      return bits;
    }

    private int[] as(Expr expr, Type type) {
      return convert(of(expr), expr.type(), type);
    }

    private int[] signal(Signal signal) {
      return drivers.containsKey(signal) ? as(drivers.get(signal), signal.type()) : input(signal);
    }

    private int[] compute(Expr expr) {
      int[] before = find(expr);
      if (before != null) return before;
      return switch (expr) {
        case Literal e -> constant(e.value(), e.type().width());
        case VecLiteral e -> constants(e);
        case Ref ref -> signal(ref.signal());
        case LaneParam e -> fresh(e.type().width());
        case Unary e -> unary(e);
        case Binary e -> binary(e);
        case Mux e -> mux(e);
        case Wrap e -> Arithmetic.fit(of(e.operand()), isSigned(e.operand().type()), e.type().width());
        case Cast e -> of(e.operand());
        case Extract e -> Arrays.copyOfRange(of(e.operand()), e.low(), e.high() + 1);
        case Cat e -> cat(e);
        case MemoryRead e -> read(e);
        case MapLanes e -> map(e);
        case ReduceLanes e -> reduce(e);
        case Index e -> index(e);
        case Update e -> update(e);
        case Slice e -> lanes(of(e.operand()), e.from(), e.length(), e.type().element().width());
        case Concat e -> joined(e.operands(), operand -> as(operand, of(e.type().element(), Types.vec(operand.type()).length())));
        case ShiftIn e -> shiftIn(e);
        case Gather e -> gather(e);
        case Iota e -> iota(e);
        case VecOf e -> joined(e.elements(), element -> as(element, e.type().element()));
      };
    }

    private static VecType of(Type element, int length) {
      return new VecType(length, element);
    }

    private int[] unary(Unary e) {
      int[] bits = of(e.operand());
      return switch (e.op()) {
        case NOT -> Arithmetic.inverted(bits);
        case NEG -> negated(e, LogicNetwork.TRUE);
        case ABS -> negated(e, isSigned(e.operand().type()) ? bits[bits.length - 1] : LogicNetwork.FALSE);
        case ALL_ONES -> new int[] {arithmetic.all(bits)};
        case ANY_ONE -> new int[] {arithmetic.any(bits)};
        case PARITY -> new int[] {arithmetic.parity(bits)};
      };
    }

    private int[] negated(Unary e, int condition) {
      adder(e.type().width());
      int width = Math.max(e.type().width(), e.operand().type().width());
      return Arithmetic.fit(
          arithmetic.negateIf(condition, Arithmetic.fit(of(e.operand()), isSigned(e.operand().type()), width)), false,
          e.type().width());
    }

    private int[] binary(Binary e) {
      return switch (e.op()) {
        case ADD -> arithmetic.add(wide(e.left(), e.type()), wide(e.right(), e.type()), LogicNetwork.FALSE);
        case SUB -> arithmetic.subtract(wide(e.left(), e.type()), wide(e.right(), e.type()));
        case MUL -> multiply(e);
        case DIV, REM -> divide(e);
        case MIN, MAX -> extreme(e);
        case SHL, SHR -> shift(e);
        case AND -> bitwise(e, logic::and);
        case OR -> bitwise(e, logic::or);
        case XOR -> bitwise(e, logic::xor);
        case EQ -> new int[] {equal(e)};
        case NE -> new int[] {LogicNetwork.not(equal(e))};
        case LT -> new int[] {less(e.left(), e.right())};
        case GT -> new int[] {less(e.right(), e.left())};
        case GE -> new int[] {LogicNetwork.not(less(e.left(), e.right()))};
        case LE -> new int[] {LogicNetwork.not(less(e.right(), e.left()))};
      };
    }

    /// An operand of a sum.
    private int[] wide(Expr operand, Type type) {
      adder(type.width() / 2.0);
      return Arithmetic.fit(of(operand), isSigned(operand.type()), type.width());
    }

    private int[] multiply(Binary e) {
      int[] left = of(e.left());
      int[] right = of(e.right());
      operators = operators.plus(new OperatorBits(0, (long) left.length * right.length, 0, 0, 0));
      return arithmetic.multiply(left, isSigned(e.left().type()), right, isSigned(e.right().type()), e.type().width());
    }

    private int[] divide(Binary e) {
      int[] left = of(e.left());
      int[] right = of(e.right());
      adder((double) left.length * right.length);
      int leftSign = isSigned(e.left().type()) ? left[left.length - 1] : LogicNetwork.FALSE;
      int rightSign = isSigned(e.right().type()) ? right[right.length - 1] : LogicNetwork.FALSE;
      int[][] both = arithmetic.divide(arithmetic.negateIf(leftSign, left), arithmetic.negateIf(rightSign, right));
      boolean quotient = e.op() == BinaryOp.DIV;
      int sign = quotient ? logic.xor(leftSign, rightSign) : leftSign;
      int width = Math.max(e.type().width(), both[quotient ? 0 : 1].length);
      int[] result = arithmetic.negateIf(sign, Arithmetic.fit(both[quotient ? 0 : 1], false, width));
      return Arithmetic.fit(result, false, e.type().width());
    }

    private int[] extreme(Binary e) {
      int less = less(e.left(), e.right());
      chosen(e.type().width());
      return arithmetic.choose(
          e.op() == BinaryOp.MIN ? less : LogicNetwork.not(less), as(e.left(), e.type()), as(e.right(), e.type()));
    }

    private int[] shift(Binary e) {
      int[] amount = of(e.right());
      boolean left = e.op() == BinaryOp.SHL;
      boolean signed = isSigned(e.left().type());
      int width = Math.max(e.type().width(), e.left().type().width());
      int[] bits = Arithmetic.fit(of(e.left()), signed, width);
      chosen((long) amount.length * width);
      int fill = signed && !left ? bits[width - 1] : LogicNetwork.FALSE;
      return Arithmetic.fit(arithmetic.shift(bits, amount, left, fill), false, e.type().width());
    }

    private int[] bitwise(Binary e, Gate gate) {
      int[] left = of(e.left());
      int[] right = of(e.right());
      int[] bits = new int[left.length];
      for (int i = 0; i < bits.length; i++) bits[i] = gate.of(left[i], right[i]);
      return bits;
    }

    private int equal(Binary e) {
      int width = common(e.left(), e.right());
      return arithmetic.equal(
          Arithmetic.fit(of(e.left()), isSigned(e.left().type()), width),
          Arithmetic.fit(of(e.right()), isSigned(e.right().type()), width));
    }

    private int less(Expr left, Expr right) {
      int width = common(left, right);
      adder(width);
      boolean signed = isSigned(left.type()) || isSigned(right.type());
      return arithmetic.less(
          Arithmetic.fit(of(left), isSigned(left.type()), width),
          Arithmetic.fit(of(right), isSigned(right.type()), width), signed);
    }

    private int[] mux(Mux e) {
      chosen(e.type().width());
      return arithmetic.choose(of(e.select())[0], as(e.onTrue(), e.type()), as(e.onFalse(), e.type()));
    }

    /// The first part is the most significant.
    private int[] cat(Cat e) {
      return joined(e.parts().reversed(), this::of);
    }

    private int[] joined(List<Expr> parts, Function<Expr, int[]> bits) {
      List<int[]> rows = new ArrayList<>();
      for (Expr part : parts) rows.add(bits.apply(part));
      return join(rows);
    }

    private int[] read(MemoryRead e) {
      return reads.computeIfAbsent(e, memory);
    }

    private int[] map(MapLanes e) {
      List<int[]> lanes = new ArrayList<>();
      for (int lane = 0; lane < e.length(); lane++) {
        var inner = new Scope(this);
        for (int i = 0; i < e.params().size(); i++) {
          inner.known.put(e.params().get(i), lane(e.operands().get(i), lane, e.params().get(i).type()));
        }
        inner.evaluate(e.body());
        lanes.add(convert(inner.find(e.body()), e.body().type(), e.type().element()));
      }
      return join(lanes);
    }

    private int[] lane(Expr vector, int lane, Type type) {
      Type element = Types.vec(vector.type()).element();
      int width = element.width();
      return convert(Arrays.copyOfRange(of(vector), lane * width, (lane + 1) * width), element, type);
    }

    private int[] reduce(ReduceLanes e) {
      var tree = new ReductionBits(e, of(e.operand()), BitLogic::convert, this::combined);
      return convert(tree.result(), tree.type(), e.type());
    }

    private int[] combined(ReduceLanes.Combine combine, int[] left, int[] right) {
      var inner = new Scope(this);
      inner.known.put(combine.left(), left);
      inner.known.put(combine.right(), right);
      inner.evaluate(combine.body());
      return inner.find(combine.body());
    }

    private int[] index(Index e) {
      int width = e.type().width();
      int[] bits = of(e.operand());
      List<int[]> rows = new ArrayList<>();
      for (int from = 0; from < bits.length; from += width) rows.add(Arrays.copyOfRange(bits, from, from + width));
      if (!(e.index() instanceof Literal)) chosen(bits.length);
      return arithmetic.select(rows, of(e.index()));
    }

    private int[] update(Update e) {
      Type element = e.type().element();
      int width = element.width();
      int[] bits = as(e.operand(), e.type()).clone();
      int[] value = as(e.value(), element);
      int[] index = of(e.index());
      if (!(e.index() instanceof Literal)) chosen(bits.length);
      for (int lane = 0; lane < e.type().length(); lane++) {
        int chosen = arithmetic.is(index, lane);
        for (int i = 0; i < width; i++) bits[lane * width + i] = logic.mux(chosen, value[i], bits[lane * width + i]);
      }
      return bits;
    }

    private int[] shiftIn(ShiftIn e) {
      int[] bits = as(e.operand(), e.type());
      int width = e.type().element().width();
      return join(List.of(Arrays.copyOfRange(bits, width, bits.length), as(e.value(), e.type().element())));
    }

    private int[] gather(Gather e) {
      int width = e.type().element().width();
      int[] bits = of(e.operand());
      List<int[]> rows = new ArrayList<>();
      for (int source : e.sources().toArray()) rows.add(Arrays.copyOfRange(bits, source * width, (source + 1) * width));
      return join(rows);
    }
  }

  private interface Gate {
    int of(int left, int right);
  }

  private void adder(double bits) {
    operators = operators.plus(new OperatorBits(Math.round(bits), 0, 0, 0, 0));
  }

  private void chosen(long bits) {
    operators = operators.plus(new OperatorBits(0, 0, 0, bits, 0));
  }

  private static boolean isSigned(Type type) {
    return type instanceof IntType number && number.isSigned();
  }

  /// The width that holds both numbers.
  private static int common(Expr left, Expr right) {
    boolean signed = isSigned(left.type()) || isSigned(right.type());
    return Math.max(width(left, signed), width(right, signed));
  }

  private static int width(Expr expr, boolean signed) {
    return expr.type().width() + (signed && !isSigned(expr.type()) ? 1 : 0);
  }

  private static int[] constant(BigInteger value, int width) {
    int[] bits = new int[width];
    for (int i = 0; i < width; i++) bits[i] = value.testBit(i) ? LogicNetwork.TRUE : LogicNetwork.FALSE;
    return bits;
  }

  private static int[] constants(VecLiteral e) {
    int width = Types.scalar(e.type()).width();
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i < e.values().size(); i++) rows.add(constant(e.values().get(i), width));
    return join(rows);
  }

  private static int[] iota(Iota e) {
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i < e.length(); i++) rows.add(constant(BigInteger.valueOf(i), e.type().element().width()));
    return join(rows);
  }

  private static int[] lanes(int[] bits, int from, int length, int width) {
    return Arrays.copyOfRange(bits, from * width, (from + length) * width);
  }

  static int[] join(List<int[]> rows) {
    int[] all = new int[rows.stream().mapToInt(row -> row.length).sum()];
    int at = 0;
    for (int[] row : rows) {
      System.arraycopy(row, 0, all, at, row.length);
      at += row.length;
    }
    return all;
  }

  /// The same value in a type that may be wider or narrower.
  static int[] convert(int[] bits, Type from, Type to) {
    if (from.width() == to.width() && (!(from instanceof VecType) || Types.scalar(from).width() == Types.scalar(to).width())) {
      return bits;
    }
    Type scalar = Types.scalar(from);
    int count = Types.scalarCount(from);
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(Arithmetic.fit(lanes(bits, i, 1, scalar.width()), isSigned(scalar), Types.scalar(to).width()));
    }
    return join(rows);
  }
}
