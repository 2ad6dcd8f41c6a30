package burin.sim.jvm;

import burin.ir.Constants;
import burin.ir.IntType;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Arrays;

/// Values of one type as the JVM holds them (`Integer`, `Long` or arrays), as bits, and as lanes.
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
      case WORDS, SIGNED_WORDS -> long[].class;
    };
  }

  /// The bits of a value, never negative.
  BigInteger toBits(Object value) {
    return Wide.toBig(toWords(value));
  }

  /// The bits of a value as [Wide] has them; the array may be the value's own.
  public long[] toWords(Object value) {
    if (rep.isWords() && !signed) return (long[]) value;
    long[] words = Wide.zero(width);
    put(value, words, 0);
    return words;
  }

  private void put(Object value, long[] words, int at) {
    if (element == null) {
      if (rep.isWords()) Wide.put(words, at, width, (long[]) value);
      else Wide.put(words, at, width, ((Number) value).longValue());
    } else if (value instanceof int[] lanes) {
      for (int i = 0; i < length; i++) Wide.put(words, at + i * element.width, element.width, lanes[i]);
    } else if (value instanceof long[] lanes) {
      for (int i = 0; i < length; i++) Wide.put(words, at + i * element.width, element.width, lanes[i]);
    } else {
      for (int i = 0; i < length; i++) element.put(Array.get(value, i), words, at + i * element.width);
    }
  }

  /// The value that has these bits.
  Object fromBits(BigInteger bits) {
    return fromWords(Wide.of(bits, width));
  }

  /// The value that has these bits, in an array of its own.
  public Object fromWords(long[] words) {
    return get(words, 0);
  }

  private Object get(long[] words, int at) {
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
  private long lane(long[] words, int at) {
    long bits = Wide.get(words, at, width);
    return signed ? bits << Long.SIZE - width >> Long.SIZE - width : bits;
  }

  private Object scalar(long[] words, int at) {
    if (rep.isInt()) return (int) lane(words, at);
    if (rep.isLong()) return lane(words, at);
    long[] bits = Wide.slice(words, at, width, new long[rep.words()]);
    return signed ? Wide.wrapSigned(bits, width, new long[rep.words()], rep.words()) : bits;
  }

  private Object boxed(BigInteger value) {
    return switch (rep.scalar()) {
      case INT -> value.intValue();
      case LONG, UNSIGNED -> value.longValue();
      case WORDS, SIGNED_WORDS -> Wide.words(value, rep.words());
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
    return fromLanes(lanes, 0);
  }

  private Object fromLanes(long[] lanes, int at) {
    if (element == null) return scalar(lanes[at]);
    if (rep.depth() == 1 && rep.scalar() == Rep.Scalar.INT) return ints(lanes, at);
    if (rep.depth() == 1 && !element.rep.isWords()) return Arrays.copyOfRange(lanes, at, at + length);
    Object value = Array.newInstance(elementClass, length);
    int scalars = Types.scalarCount(element.type);
    for (int i = 0; i < length; i++) Array.set(value, i, element.fromLanes(lanes, at + i * scalars));
    return value;
  }

  private int[] ints(long[] lanes, int at) {
    int[] ints = new int[length];
    for (int i = 0; i < length; i++) ints[i] = (int) lanes[at + i];
    return ints;
  }

  private Object scalar(long value) {
    if (rep.isInt()) return (int) value;
    return rep.isLong() ? (Object) value : boxed(BigInteger.valueOf(value));
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
