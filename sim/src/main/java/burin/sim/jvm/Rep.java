package burin.sim.jvm;

import burin.ir.BitsType;
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

/// How the JVM holds a value: a scalar, or arrays of arrays of it.
///
/// @param depth how many vectors are nested; 0 for a scalar
/// @param words how many `long`s a scalar has, for those that are arrays of them; else 1
record Rep(Scalar scalar, int depth, int words) {
  /// The first of these that holds every value of a type.
  enum Scalar {
    INT(TypeKind.INT, ConstantDescs.CD_int),
    LONG(TypeKind.LONG, ConstantDescs.CD_long),
    /// A `long` read as an unsigned number.
    UNSIGNED(TypeKind.LONG, ConstantDescs.CD_long),
    /// Bits, or a number that is not negative, see [Wide].
    WORDS(TypeKind.REFERENCE, ConstantDescs.CD_long.arrayType()),
    /// The same of a signed number.
    SIGNED_WORDS(TypeKind.REFERENCE, ConstantDescs.CD_long.arrayType());

    final TypeKind kind;
    final ClassDesc desc;

    Scalar(TypeKind kind, ClassDesc desc) {
      this.kind = kind;
      this.desc = desc;
    }
  }

  static final Rep INT = new Rep(Scalar.INT, 0, 1);
  static final Rep LONG = new Rep(Scalar.LONG, 0, 1);
  static final Rep UNSIGNED = new Rep(Scalar.UNSIGNED, 0, 1);
  static final Rep INTS = new Rep(Scalar.INT, 1, 1);

  static Rep of(Type type) {
    int depth = 0;
    for (Type inner = type; inner instanceof VecType vec; inner = vec.element()) depth++;
    Rep scalar = scalar(Types.scalar(type));
    return depth == 0 ? scalar : new Rep(scalar.scalar, depth, scalar.words);
  }

  /// A row of so many bits as an array, however few they are.
  static Rep words(int width) {
    return new Rep(Scalar.WORDS, 0, (width + Long.SIZE - 1) / Long.SIZE);
  }

  /// What holds every value of both types.
  static Rep common(Type a, Type b) {
    if (a instanceof IntType left && b instanceof IntType right) return number(left.range().union(right.range()));
    return of(a);
  }

  private static Rep scalar(Type type) {
    return switch (type) {
      case BoolType _ -> INT;
      case BitsType _, EnumType _ -> number(Range.unsigned(type.width()));
      case IntType number -> number(number.range());
      case VecType _ -> throw new IllegalArgumentException("no scalar: " + type);
    };
  }

  private static Rep number(Range range) {
    if (range.fitsInt()) return INT;
    if (range.fitsLong()) return LONG;
    if (!range.isSigned() && range.width() <= Long.SIZE) return UNSIGNED;
    Rep words = words(range.width());
    return range.isSigned() ? new Rep(Scalar.SIGNED_WORDS, 0, words.words) : words;
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

  /// An array of `long`s, see [Wide].
  boolean isWords() {
    return depth == 0 && scalar.kind == TypeKind.REFERENCE;
  }

  /// Whether it is read as a number with a sign.
  boolean isSigned() {
    return scalar != Scalar.UNSIGNED && scalar != Scalar.WORDS;
  }

  /// Whether what is above the width is the sign.
  boolean isSignedWords() {
    return depth == 0 && scalar == Scalar.SIGNED_WORDS;
  }

  /// Of the lanes of a vector.
  Rep element() {
    if (depth > 1 || words > 1) return new Rep(scalar, depth - 1, words);
    return switch (scalar) {
      case INT -> INT;
      case LONG -> LONG;
      case UNSIGNED -> UNSIGNED;
      case WORDS, SIGNED_WORDS -> throw new IllegalStateException("a single word: " + this);
    };
  }

  /// What the byte code calls it.
  TypeKind kind() {
    return depth == 0 ? scalar.kind : TypeKind.REFERENCE;
  }

  /// A vector of these.
  Rep vec() {
    return new Rep(scalar, depth + 1, words);
  }

  /// Whether a value of the one is the same as one of the other to the JVM.
  boolean isLike(Rep other) {
    return words == other.words && desc().equals(other.desc());
  }

  ClassDesc desc() {
    return depth == 0 ? scalar.desc : scalar.desc.arrayType(depth);
  }
}
