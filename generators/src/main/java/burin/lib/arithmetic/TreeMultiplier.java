package burin.lib.arithmetic;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Num;
import burin.hdl.SInt;
import burin.hdl.Scope;
import burin.hdl.UInt;
import java.math.BigInteger;

/// `a * b`, as a tree of full and half adders and one adder that carries; `latency` cycles later, a new product in every cycle.
/// No reset.
///
/// A bit of a partial product that counts negative, as those of the sign of one operand do, is added inverted, and what that is
/// too much is a constant (C. R. Baugh and B. A. Wooley, 1973).
public final class TreeMultiplier extends Module {
  private static final int MOST_BITS = 32;
  /// Where registers may be: before the adder that carries, and behind it.
  private static final int PLACES = 2;

  /// An operand.
  ///
  /// @param bits 1 to 32
  /// @param signed whether it is in two's complement
  public record Operand(int bits, boolean signed) {
    public Operand {
      checkArgument(bits >= 1 && bits <= MOST_BITS, "bits is %s, allowed 1..%s", bits, MOST_BITS);
    }

    static Operand of(Num value) {
      return new Operand(value.range().width(), value.range().lo().signum() < 0);
    }

    DataType<? extends Num> type() {
      return signed ? DataType.sint(bits) : DataType.uint(bits);
    }

    boolean isNegative(int bit) {
      return signed && bit == bits - 1;
    }
  }

  /// @param latency 0 to 2
  public record Config(Operand a, Operand b, Tree tree, int latency) {
    public Config {
      Given.notNull(a, "a");
      Given.notNull(b, "b");
      Given.notNull(tree, "tree");
      Cuts.check(latency, PLACES);
    }

    /// Two operands of one kind.
    public static Config of(int bits, boolean signed, Tree tree, int latency) {
      Given.notNull(tree, "tree");
      return new Config(new Operand(bits, signed), new Operand(bits, signed), tree, latency);
    }

    int bits() {
      return a.bits() + b.bits();
    }

    /// Signed where an operand is.
    DataType<? extends Num> type() {
      return a.signed() || b.signed() ? DataType.sint(bits()) : DataType.uint(bits());
    }
  }

  private final Config config;

  public final Num a = input(config.a().type());
  public final Num b = input(config.b().type());
  public final Num product = output(config.type());

  public TreeMultiplier(Config config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var pipe = pipeline();
    Columns columns = partialProducts();
    reduce(columns);
    var first = row(columns, 0);
    var second = row(columns, 1);
    if (Cuts.isTaken(1, PLACES, config.latency())) pipe.stage();

    var sum = pipe.at(first).asUInt().add(pipe.at(second).asUInt()).truncate(config.bits()).asBits();
    if (Cuts.isTaken(2, PLACES, config.latency())) pipe.stage();
    Bits bits = pipe.at(sum);
    product.drive(config.type().equals(DataType.uint(config.bits())) ? bits.asUInt() : bits.asSInt());
  }

  /// A product of numbers, which may have signs.
  public static SInt multiply(SInt a, Num b, Tree tree, int latency) {
    Given.notNull(a, "a");
    Given.notNull(b, "b");
    Given.notNull(tree, "tree");
    return (SInt) multiplied(a, b, tree, latency);
  }

  public static UInt multiply(UInt a, UInt b, Tree tree, int latency) {
    Given.notNull(a, "a");
    Given.notNull(b, "b");
    Given.notNull(tree, "tree");
    return (UInt) multiplied(a, b, tree, latency);
  }

  private static Num multiplied(Num a, Num b, Tree tree, int latency) {
    return Scope.add(a, TreeMultiplier.class, scope -> {
      var multiplier = scope.instance(new TreeMultiplier(new Config(Operand.of(a), Operand.of(b), tree, latency)));
      multiplier.a.drive(a);
      multiplier.b.drive(b);
      return multiplier.product;
    });
  }

  private Columns partialProducts() {
    var columns = new Columns(config.bits());
    BigInteger constant = BigInteger.ZERO;
    Bits x = a.asBits();
    Bits y = b.asBits();
    for (int i = 0; i < config.a().bits(); i++) {
      for (int j = 0; j < config.b().bits(); j++) {
        boolean negative = config.a().isNegative(i) != config.b().isNegative(j);
        columns.add(i + j, named("p" + i + "_" + j, negative ? x.bit(i).and(y.bit(j)).not() : x.bit(i).and(y.bit(j))));
        if (negative) constant = constant.subtract(BigInteger.ONE.shiftLeft(i + j));
      }
    }
    for (int i = 0; i < config.bits(); i++) if (constant.testBit(i)) columns.add(i, lit(true));
    return columns;
  }

  /// Until each column has two bits at most.
  private void reduce(Columns columns) {
    for (int level = 1; columns.height() > Columns.ROWS; level++) {
      String name = "l" + level;
      columns.reduce(config.tree(), (bits, column) -> add(name + "_c" + column, bits.first(), bits.second(), bits.third()));
    }
  }

  /// A full adder, or a half adder where there is no third bit.
  private Columns.Added add(String name, Bool x, Bool y, Bool z) {
    if (z == null) return new Columns.Added(named(name + "_sum", x.xor(y)), named(name + "_carry", x.and(y)));
    return new Columns.Added(
        named(name + "_sum", x.xor(y).xor(z)), named(name + "_carry", x.and(y.or(z)).or(y.and(z))));
  }

  private Bits row(Columns columns, int row) {
    return vecOf(config.bits(), column -> columns.bit(column, row).orElseGet(() -> lit(false))).asBits();
  }
}
