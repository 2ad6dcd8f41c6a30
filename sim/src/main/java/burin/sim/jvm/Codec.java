package burin.sim.jvm;

import burin.ir.Constants;
import burin.ir.IntType;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.lang.reflect.Array;
import java.math.BigInteger;

/// Values of one type as the JVM holds them (`Integer`, `Long`, `BigInteger` or arrays), as bits, and as lanes.
/// Called by generated code for what need not be quick.
public final class Codec {
  private final Type type;
  private final Rep rep;
  private final int width;
  private final boolean signed;
  private final int length;
  /// Null for a scalar.
  private final Codec element;
  private final Class<?> elementClass;

  private Codec(Type type) {
    this.type = type;
    this.rep = Rep.of(type);
    this.width = type.width();
    this.signed = type instanceof IntType number && number.isSigned();
    this.length = type instanceof VecType vec ? vec.length() : 1;
    this.element = type instanceof VecType vec ? new Codec(vec.element()) : null;
    this.elementClass = element == null ? null : element.javaClass();
  }

  static Codec of(Type type) {
    return new Codec(type);
  }

  private Class<?> javaClass() {
    if (element != null) return elementClass.arrayType();
    return switch (rep.scalar()) {
      case INT -> int.class;
      case LONG, UNSIGNED -> long.class;
      case BIG -> BigInteger.class;
    };
  }

  /// The bits of a value, never negative.
  public BigInteger toBits(Object value) {
    if (element == null) return Helpers.low(big(value), width);
    Words words = new Words(width);
    put(value, words, 0);
    return words.toBig();
  }

  private void put(Object value, Words words, int at) {
    if (element == null) {
      putScalar(value, words, at);
    } else if (value instanceof int[] lanes) {
      for (int i = 0; i < length; i++) words.put(at + i * element.width, element.width, lanes[i]);
    } else if (value instanceof long[] lanes) {
      for (int i = 0; i < length; i++) words.put(at + i * element.width, element.width, lanes[i]);
    } else {
      for (int i = 0; i < length; i++) element.put(Array.get(value, i), words, at + i * element.width);
    }
  }

  private void putScalar(Object value, Words words, int at) {
    Words bits = new Words(Helpers.low(big(value), width), width);
    for (int from = 0; from < width; from += Long.SIZE) {
      int part = Math.min(Long.SIZE, width - from);
      words.put(at + from, part, bits.get(from, part));
    }
  }

  /// The value that has these bits.
  public Object fromBits(BigInteger bits) {
    return element == null ? boxed(scalar(bits)) : get(new Words(bits, width), 0);
  }

  private Object get(Words words, int at) {
    if (element == null) return scalar(words, at);
    Object value = Array.newInstance(elementClass, length);
    for (int i = 0; i < length; i++) {
      int from = at + i * element.width;
      switch (value) {
        case int[] lanes -> lanes[i] = (int) element.lane(words, from);
        case long[] lanes -> lanes[i] = element.lane(words, from);
        default -> Array.set(value, i, element.get(words, from));
      }
    }
    return value;
  }

  /// A scalar that fits in a `long`.
  private long lane(Words words, int at) {
    long bits = words.get(at, width);
    return signed ? bits << Long.SIZE - width >> Long.SIZE - width : bits;
  }

  private Object scalar(Words words, int at) {
    if (!rep.isBig()) return rep.isInt() ? (Object) (int) lane(words, at) : lane(words, at);
    Words bits = new Words(width);
    for (int from = 0; from < width; from += Long.SIZE) {
      int part = Math.min(Long.SIZE, width - from);
      bits.put(from, part, words.get(at + from, part));
    }
    return scalar(bits.toBig());
  }

  private BigInteger scalar(BigInteger bits) {
    return signed ? Helpers.signed(bits, width) : Helpers.low(bits, width);
  }

  private BigInteger big(Object value) {
    if (value instanceof BigInteger number) return number;
    long number = ((Number) value).longValue();
    return rep.isUnsigned() ? Helpers.unsigned(number) : BigInteger.valueOf(number);
  }

  private Object boxed(BigInteger value) {
    return switch (rep.scalar()) {
      case INT -> value.intValue();
      case LONG, UNSIGNED -> value.longValue();
      case BIG -> value;
    };
  }

  /// What state holds when simulation begins.
  Object initial() {
    if (element == null) return boxed(Types.nearestToZero(type));
    Object value = Array.newInstance(elementClass, length);
    Object lane = element.initial();
    for (int i = 0; i < length; i++) Array.set(value, i, lane);
    return value;
  }

  /// The constants from `from` on.
  Object of(Constants constants, int from) {
    if (element == null) return boxed(constants.get(from));
    if (rep.depth() == 1 && constants.fitLong() && rep.scalar() == Rep.Scalar.INT) return ints(constants, from);
    Object value = Array.newInstance(elementClass, length);
    int scalars = Types.scalarCount(element.type);
    for (int i = 0; i < length; i++) Array.set(value, i, element.of(constants, from + i * scalars));
    return value;
  }

  private int[] ints(Constants constants, int from) {
    int[] lanes = new int[length];
    for (int i = 0; i < length; i++) lanes[i] = (int) constants.getLong(from + i);
    return lanes;
  }

  /// An array of `depth` words; the first are given by constants.
  Object words(int depth, Constants contents) {
    Object words = Array.newInstance(javaClass(), depth);
    int scalars = Types.scalarCount(type);
    int given = contents.size() / scalars;
    Object initial = initial();
    for (int i = 0; i < depth; i++) Array.set(words, i, i < given ? of(contents, i * scalars) : initial);
    return words;
  }

  /// The value whose scalars are `lanes`, nested lanes row after row.
  Object fromLanes(long[] lanes) {
    return of(Constants.of(lanes), 0);
  }

  /// Puts the scalars of a value into `lanes` from `at` on.
  void toLanes(Object value, long[] lanes, int at) {
    if (value instanceof int[] ints) {
      for (int i = 0; i < length; i++) lanes[at + i] = ints[i];
    } else if (value instanceof long[] longs) {
      System.arraycopy(longs, 0, lanes, at, length);
    } else if (element == null) {
      lanes[at] = ((Number) value).longValue();
    } else {
      int scalars = Types.scalarCount(element.type);
      for (int i = 0; i < length; i++) element.toLanes(Array.get(value, i), lanes, at + i * scalars);
    }
  }
}
