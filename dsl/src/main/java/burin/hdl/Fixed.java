package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.Given;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Range;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// A number with a binary point: a whole number of steps of `2^-point`.
///
/// Arithmetic is exact, as that of whole numbers is: sums take the finer point of the two, products the sum of both. What
/// drops digits or limits the size says so: [#round], [#saturate].
public final class Fixed extends Value {
  /// What happens to the digits that [#round] drops.
  public enum Rounding {
    /// Towards minus infinity; costs nothing.
    FLOOR,
    /// Towards plus infinity.
    CEILING,
    /// Towards zero.
    TOWARDS_ZERO,
    /// To the nearest, halves towards plus infinity.
    HALF_UP,
    /// To the nearest, halves to the even neighbour, as IEEE 754 does.
    HALF_EVEN
  }

  private final int point;

  private Fixed(Builder builder, Expr expr, int point) {
    super(builder, expr);
    this.point = point;
  }

  static DataType<Fixed> type(Range steps, int point) {
    var leaf = new DataType.Leaf("", new IntType(steps), false, point);
    return DataType.leaf(leaf, Fixed.class, (builder, expr) -> new Fixed(builder, expr, point));
  }

  /// A whole number of steps as a fixed-point number.
  public static Fixed of(Num steps, int point) {
    Given.notNull(steps, "steps");
    checkPoint(point);
    return Ops.convert(steps, expr -> expr, (builder, expr) -> new Fixed(builder, expr, point));
  }

  static int checkPoint(int point) {
    if (0 <= point && point <= DataType.MOST_BITS) return point;
    throw DataType.wrong(
        Code.SIZE, "the number of bits behind the point is " + point, "a number in [0, " + DataType.MOST_BITS + "]");
  }

  @Override
  public DataType<Fixed> type() {
    return type(range(), point);
  }

  /// Bits behind the point.
  public int point() {
    return point;
  }

  private Range range() {
    return ((IntType) expr().type()).range();
  }

  /// How many steps of `2^-point` it is.
  public SInt steps() {
    return Ops.convert(this, expr -> expr, SInt::new);
  }

  private SInt steps(int finer) {
    return finer == point ? steps() : steps().shl(finer - point);
  }

  public Fixed add(Fixed other) {
    Ops.common(this, other);
    int finer = Math.max(point, other.point);
    return composed(() -> of(steps(finer).add(other.steps(finer)), finer));
  }

  public Fixed sub(Fixed other) {
    Ops.common(this, other);
    int finer = Math.max(point, other.point);
    return composed(() -> of(steps(finer).sub(other.steps(finer)), finer));
  }

  public Fixed mul(Fixed other) {
    Ops.common(this, other);
    return composed(() -> of(steps().mul(other.steps()), point + other.point));
  }

  public Fixed neg() {
    return composed(() -> of(steps().neg(), point));
  }

  public Fixed abs() {
    return composed(() -> of(steps().abs(), point));
  }

  public Fixed min(Fixed other) {
    Ops.common(this, other);
    int finer = Math.max(point, other.point);
    return composed(() -> of(steps(finer).min(other.steps(finer)), finer));
  }

  public Fixed max(Fixed other) {
    Ops.common(this, other);
    int finer = Math.max(point, other.point);
    return composed(() -> of(steps(finer).max(other.steps(finer)), finer));
  }

  public Bool lt(Fixed other) {
    Ops.common(this, other);
    int finer = Math.max(point, other.point);
    return composed(() -> steps(finer).lt(other.steps(finer)));
  }

  public Bool le(Fixed other) {
    Ops.common(this, other);
    int finer = Math.max(point, other.point);
    return composed(() -> steps(finer).le(other.steps(finer)));
  }

  public Bool eq(Fixed other) {
    Ops.common(this, other);
    int finer = Math.max(point, other.point);
    return composed(() -> steps(finer).eq(other.steps(finer)));
  }

  public Bool gt(Fixed other) {
    Ops.common(this, other);
    return composed(() -> other.lt(this));
  }

  public Bool ge(Fixed other) {
    Ops.common(this, other);
    return composed(() -> other.le(this));
  }

  public Bool ne(Fixed other) {
    Ops.common(this, other);
    int finer = Math.max(point, other.point);
    return composed(() -> steps(finer).ne(other.steps(finer)));
  }

  /// The number of steps of `2^-point` that comes nearest to a number; of two, the even one.
  ///
  /// @throws burin.diag.UserError for what is no number, and infinity
  public static BigInteger stepsOf(double value, int point) {
    if (!Double.isFinite(value)) throw DataType.wrong(Code.RANGE, value + " is no fixed-point number", "a finite number");
    var steps = new BigDecimal(value).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(checkPoint(point))));
    return steps.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
  }

  /// Times `2^amount`, which may be negative: moves the point, costs nothing.
  public Fixed scale(int amount) {
    return composed(() -> amount <= point ? of(steps(), point - amount) : of(steps().shl(amount - point), 0));
  }

  /// To `point` bits behind the point; more are filled with zeros, fewer are rounded.
  public Fixed round(int point, Rounding mode) {
    scope().given(mode, "mode");
    checkPoint(point);
    int dropped = this.point - point;
    return composed(() -> of(dropped <= 0 ? steps(point) : rounded(steps(), dropped, mode), point));
  }

  private static SInt rounded(SInt steps, int dropped, Rounding mode) {
    return switch (mode) {
      case FLOOR -> steps.shr(dropped);
      case CEILING -> Ops.plusHalf(steps, dropped + 1, 1, SInt::new).shr(dropped);
      case TOWARDS_ZERO -> steps.lt(0).mux(Ops.plusHalf(steps, dropped + 1, 1, SInt::new), steps).shr(dropped);
      case HALF_UP -> steps.roundHalfUpShift(dropped);
      case HALF_EVEN -> halfEven(steps, dropped);
    };
  }

  /// Half of what is dropped is added, less one step where the result's last bit would be even.
  private static SInt halfEven(SInt steps, int dropped) {
    UInt odd = steps.shr(dropped).truncate(1);
    return Ops.plusHalf(steps, dropped, 1, SInt::new).add(odd).shr(dropped);
  }

  /// Limited to what a signed number of `bits` bits with this point holds.
  public Fixed saturate(int bits) {
    return composed(() -> of(steps().saturate(bits), point));
  }

  /// Modulo: the lowest `bits` bits, as a signed number with this point.
  public Fixed wrap(int bits) {
    return composed(() -> of(steps().wrap(bits), point));
  }

  @Override
  public Bits asBits() {
    return composed(() -> steps().asBits());
  }

  /// Gives an output, a wire or an input of an instance its value; one with fewer bits behind the point is filled with zeros.
  public void drive(Fixed value) {
    Ops.drive(this, aligned(value));
  }

  /// Gives a register the value that it takes at the next clock edge.
  public void next(Fixed value) {
    Ops.next(this, aligned(value));
  }

  /// The same value with this point; where that would drop digits, it stays as it is and does not fit.
  private Fixed aligned(Fixed value) {
    Ops.common(this, value);
    if (value.point <= point) return of(value.steps(point), point);
    throw scope().fatal(Diagnostic.of(Code.RANGE, scope().here(),
            describe() + " has " + point + " bits behind the point, but " + value.describe() + " has " + value.point)
        .hint("round(" + point + ", Fixed.Rounding.HALF_EVEN)"));
  }
}
