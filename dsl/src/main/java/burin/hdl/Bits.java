package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Cast;
import burin.ir.Expr;
import burin.ir.Extract;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Range;
import burin.ir.UnaryOp;
import java.math.BigInteger;

/// A row of bits that is no number. Bit 0 is the least significant.
public final class Bits extends Value {
  Bits(Builder builder, Expr expr) {
    super(builder, expr);
  }

  static DataType<Bits> type(int width) {
    return DataType.leaf(new BitsType(width), Bits.class, Bits::new);
  }

  @Override
  public DataType<Bits> type() {
    return type(width());
  }

  /// Bit by bit; both have one width.
  public Bits and(Bits other) {
    return Ops.binary(BinaryOp.AND, this, other, Bits::new);
  }

  public Bits or(Bits other) {
    return Ops.binary(BinaryOp.OR, this, other, Bits::new);
  }

  public Bits xor(Bits other) {
    return Ops.binary(BinaryOp.XOR, this, other, Bits::new);
  }

  public Bits not() {
    return Ops.unary(UnaryOp.NOT, this, Bits::new);
  }

  /// Moved towards the most significant bit and filled with zeros; the width stays.
  public Bits shl(int amount) {
    return Ops.shift(BinaryOp.SHL, this, amount, Bits::new);
  }

  public Bits shl(UInt amount) {
    return Ops.shift(BinaryOp.SHL, this, amount, Bits::new);
  }

  /// Moved towards the least significant bit and filled with zeros; the width stays.
  public Bits shr(int amount) {
    return Ops.shift(BinaryOp.SHR, this, amount, Bits::new);
  }

  public Bits shr(UInt amount) {
    return Ops.shift(BinaryOp.SHR, this, amount, Bits::new);
  }

  public Bool eq(Bits other) {
    return Ops.binary(BinaryOp.EQ, this, other, Bool.TYPE);
  }

  public Bool ne(Bits other) {
    return Ops.binary(BinaryOp.NE, this, other, Bool.TYPE);
  }

  /// Whether the bits are those of a pattern, the most significant first: `0`, `1`, or `-` for either. `_` may stand between
  /// them.
  public Bool matches(String pattern) {
    if (pattern == null) throw scope().nullOperand();
    String digits = pattern.replace("_", "");
    if (!digits.matches("[01-]{" + width() + "}")) throw scope().fatal(noPattern(pattern));
    BigInteger mask = new BigInteger(digits.replace('0', '1').replace('-', '0'), 2);
    return composed(() -> and(constant(mask)).eq(constant(new BigInteger(digits.replace('-', '0'), 2))));
  }

  private Bits constant(BigInteger pattern) {
    return new Bits(scope(), new Literal(expr().type(), pattern));
  }

  private Diagnostic noPattern(String pattern) {
    return Diagnostic.of(Code.TYPE, scope().here(), "`" + pattern + "` is no pattern for " + describe() + ", which is " + type())
        .hint(width() + " characters, each of them 0, 1 or -");
  }

  public Bool allOnes() {
    return Ops.unary(UnaryOp.ALL_ONES, this, Bool.TYPE);
  }

  public Bool anyOne() {
    return Ops.unary(UnaryOp.ANY_ONE, this, Bool.TYPE);
  }

  /// Whether an odd number of bits is one.
  public Bool parity() {
    return Ops.unary(UnaryOp.PARITY, this, Bool.TYPE);
  }

  /// The bits `high` to `low`, both included.
  public Bits slice(int high, int low) {
    Ops.checkSlice(this, high, low);
    return Ops.convert(this, expr -> new Extract(expr, high, low), Bits::new);
  }

  public Bool bit(int index) {
    int bit = Ops.bitIndex(this, index);
    return Ops.convert(this, expr -> new Cast(new Extract(expr, bit, bit), BoolType.BOOL), Bool::new);
  }

  /// The bit at an index whose range lies within the width.
  public Bool bit(UInt index) {
    return Ops.bit(this, index);
  }

  /// These bits above those of `low`.
  public Bits cat(Bits low) {
    return Ops.cat(this, low);
  }

  /// These bits repeated, `count` times in all.
  public Bits repeat(int count) {
    DataType.size("the number of repetitions", count);
    DataType.checkLanes(count, type());
    return Ops.convert(this, expr -> new burin.ir.Cat(java.util.Collections.nCopies(count, expr)), Bits::new);
  }

  /// Moved towards the most significant bit; what leaves there enters at the other end. Any amount, also a negative one.
  public Bits rotateLeft(int amount) {
    int left = Math.floorMod(amount, width());
    return left == 0 ? this : composed(() -> slice(width() - left - 1, 0).cat(slice(width() - 1, width() - left)));
  }

  /// Moved towards the least significant bit; what leaves there enters at the other end.
  public Bits rotateRight(int amount) {
    return rotateLeft(-amount);
  }

  /// [#rotateLeft(int)] by a number of any range.
  public Bits rotateLeft(UInt amount) {
    return composed(() -> cat(this).shl(withinWidth(amount)).slice(2 * width() - 1, width()));
  }

  public Bits rotateRight(UInt amount) {
    return composed(() -> cat(this).shr(withinWidth(amount)).slice(width() - 1, 0));
  }

  /// An amount modulo the width, which takes a divider only where neither the range nor the bits say what it is.
  private UInt withinWidth(UInt amount) {
    Ops.common(this, amount);
    if (amount.range().hi().compareTo(BigInteger.valueOf(width())) < 0) return amount;
    return Integer.bitCount(width()) == 1 && width() > 1
        ? amount.truncate(Integer.numberOfTrailingZeros(width())) : amount.rem(width());
  }

  /// The most significant bit first becomes the least significant.
  public Bits reverse() {
    return composed(() -> asVec(Bool.TYPE).reverse().asBits());
  }

  /// How many bits are one: `[0, width]`.
  public UInt populationCount() {
    return composed(() -> asVec(Bool.TYPE).map(Bool::toUInt).reduceTree(UInt::add));
  }

  /// The number of the lowest bit that is one; the width where none is. Also called count of trailing zeros.
  public UInt lowestOne() {
    return composed(() -> {
      UInt none = scope().number(width()).toUInt();
      return scope().lanes(width()).zip(asVec(Bool.TYPE), (lane, one) -> one.mux(lane, none)).reduceTree(UInt::min);
    });
  }

  /// How many zeros there are above the highest bit that is one; the width where none is.
  public UInt leadingZeros() {
    return composed(() -> reverse().lowestOne());
  }

  /// Only the lowest of the bits that are one.
  public Bits lowestOneOnly() {
    return composed(() -> asUInt().neg().asBits().slice(width() - 1, 0).and(this));
  }

  /// The number of the bit that is one, of bits of which exactly one is; else the numbers of all of them, OR-ed.
  public UInt oneHotIndex() {
    Bits none = scope().pattern(Range.of(0, width() - 1).width(), 0);
    return composed(() -> scope().lanes(width())
        .zip(asVec(Bool.TYPE), (lane, one) -> one.mux(lane.asBits(), none))
        .reduceTree(Bits::or)
        .asUInt()
        .min(width() - 1));
  }

  /// The bits as an unsigned number.
  public UInt asUInt() {
    return Ops.convert(this, expr -> new Cast(expr, new IntType(Range.unsigned(width()))), UInt::new);
  }

  /// The bits as a signed number in two's complement.
  public SInt asSInt() {
    return Ops.convert(this, expr -> new Cast(expr, new IntType(Range.signed(width()))), SInt::new);
  }

  /// The bits cut into lanes; lane 0 takes the least significant. The width must be a multiple of the element's.
  public <T extends Value> Vec<T> asVec(DataType<T> element) {
    return as(Vec.type(Ops.lanes(this, element), element));
  }

  /// The bits read as another type of the same width, as [Value#asBits] makes them.
  public <T extends Value> T as(DataType<T> type) {
    return Ops.unpack(this, type);
  }

  @Override
  public Bits asBits() {
    return this;
  }

  /// Gives an output, a wire or an input of an instance its value.
  public void drive(Bits value) {
    Ops.drive(this, value);
  }

  /// Gives a register the value that it takes at the next clock edge.
  public void next(Bits value) {
    Ops.next(this, value);
  }
}
