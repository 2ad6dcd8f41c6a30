package burin.sim.jvm;

import burin.ir.BitsType;
import burin.ir.EnumType;
import burin.ir.BoolType;
import burin.ir.IntType;
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
  /// The smallest of `int`, `long` and [BigInteger] that holds every value of a type.
  enum Scalar {
    INT(TypeKind.INT, ConstantDescs.CD_int),
    LONG(TypeKind.LONG, ConstantDescs.CD_long),
    BIG(TypeKind.REFERENCE, BigInteger.class.describeConstable().orElseThrow());

    final TypeKind kind;
    final ClassDesc desc;

    Scalar(TypeKind kind, ClassDesc desc) {
      this.kind = kind;
      this.desc = desc;
    }

    Scalar max(Scalar other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  static final Rep INT = new Rep(Scalar.INT, 0);
  static final Rep LONG = new Rep(Scalar.LONG, 0);
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
      case BIG -> BIG;
    };
  }

  private static Scalar scalar(Type type) {
    return switch (type) {
      case BoolType _ -> Scalar.INT;
      case BitsType _, EnumType _ -> type.width() < 32 ? Scalar.INT : type.width() < 64 ? Scalar.LONG : Scalar.BIG;
      case IntType number ->
          number.range().fitsInt() ? Scalar.INT : number.range().fitsLong() ? Scalar.LONG : Scalar.BIG;
      case VecType _ -> throw new IllegalArgumentException("no scalar: " + type);
    };
  }

  boolean isVec() {
    return depth > 0;
  }

  boolean isInt() {
    return this == INT;
  }

  boolean isLong() {
    return this == LONG;
  }

  boolean isBig() {
    return this == BIG;
  }

  /// Of the lanes of a vector.
  Rep element() {
    return of(scalar, depth - 1);
  }

  /// The wider of two scalars.
  Rep max(Rep other) {
    return of(scalar.max(other.scalar), 0);
  }

  /// What the byte code calls it.
  TypeKind kind() {
    return depth == 0 ? scalar.kind : TypeKind.REFERENCE;
  }

  ClassDesc desc() {
    return depth == 0 ? scalar.desc : scalar.desc.arrayType(depth);
  }
}
