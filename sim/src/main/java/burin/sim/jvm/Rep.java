package burin.sim.jvm;

import burin.ir.BitsType;
import burin.ir.EnumType;
import burin.ir.BoolType;
import burin.ir.EnumType;
import burin.ir.IntType;
import burin.ir.Range;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.math.BigInteger;

/// How the JVM holds a value: a scalar, or arrays of arrays of it.
///
/// @param depth how many vectors are nested; 0 for a scalar
record Rep(Scalar scalar, int depth) {
  /// The first of these that holds every value of a type.
  enum Scalar {
    INT(TypeKind.INT, ConstantDescs.CD_int),
    LONG(TypeKind.LONG, ConstantDescs.CD_long),
    /// A `long` read as an unsigned number.
    UNSIGNED(TypeKind.LONG, ConstantDescs.CD_long),
    /// Bits, see [Wide].
    WORDS(TypeKind.REFERENCE, ConstantDescs.CD_long.arrayType()),
    /// A [BigInteger].
    BIG(TypeKind.REFERENCE, BigInteger.class.describeConstable().orElseThrow());

    final TypeKind kind;
    final ClassDesc desc;

    Scalar(TypeKind kind, ClassDesc desc) {
      this.kind = kind;
      this.desc = desc;
    }
  }

  static final Rep INT = new Rep(Scalar.INT, 0);
  static final Rep LONG = new Rep(Scalar.LONG, 0);
  static final Rep UNSIGNED = new Rep(Scalar.UNSIGNED, 0);
  static final Rep WORDS = new Rep(Scalar.WORDS, 0);
  static final Rep BIG = new Rep(Scalar.BIG, 0);

  static Rep of(Type type) {
    int depth = 0;
    for (Type inner = type; inner instanceof VecType vec; inner = vec.element()) depth++;
    return of(scalar(Types.scalar(type)), depth);
  }

  private static Rep of(Scalar scalar, int depth) {
    if (depth > 0) return new Rep(scalar, depth);
    return switch (scalar) {
      case INT -> INT;
      case LONG -> LONG;
      case UNSIGNED -> UNSIGNED;
      case WORDS -> WORDS;
      case BIG -> BIG;
    };
  }

  /// What holds every value of both types.
  static Rep common(Type a, Type b) {
    if (a instanceof IntType left && b instanceof IntType right) return of(number(left.range().union(right.range())), 0);
    return of(a);
  }

  private static Scalar scalar(Type type) {
    return switch (type) {
      case BoolType _ -> Scalar.INT;
      case BitsType _ when type.width() > Long.SIZE -> Scalar.WORDS;
      case BitsType _, EnumType _ -> number(Range.unsigned(type.width()));
      case IntType number -> number(number.range());
      case VecType _ -> throw new IllegalArgumentException("no scalar: " + type);
    };
  }

  private static Scalar number(Range range) {
    if (range.fitsInt()) return Scalar.INT;
    if (range.fitsLong()) return Scalar.LONG;
    return !range.isSigned() && range.width() <= Long.SIZE ? Scalar.UNSIGNED : Scalar.BIG;
  }

  boolean isVec() {
    return depth > 0;
  }

  boolean isInt() {
    return this == INT;
  }

  /// A `long`, however it is read.
  boolean isLong() {
    return this == LONG || this == UNSIGNED;
  }

  boolean isUnsigned() {
    return this == UNSIGNED;
  }

  boolean isWords() {
    return this == WORDS;
  }

  boolean isBig() {
    return this == BIG;
  }

  /// A scalar that is no primitive value.
  boolean isObject() {
    return this == BIG || this == WORDS;
  }

  /// Of the lanes of a vector.
  Rep element() {
    return of(scalar, depth - 1);
  }

  /// What the byte code calls it.
  TypeKind kind() {
    return depth == 0 ? scalar.kind : TypeKind.REFERENCE;
  }

  /// Whether the JVM has the same class or primitive type for both.
  boolean isLike(Rep other) {
    return desc().equals(other.desc());
  }

  ClassDesc desc() {
    return depth == 0 ? scalar.desc : scalar.desc.arrayType(depth);
  }
}
