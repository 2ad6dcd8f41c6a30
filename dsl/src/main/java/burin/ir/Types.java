package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigInteger;
import java.util.Collections;

/// Questions about types that the whole compiler asks.
public final class Types {
  private Types() {}

  /// Whether every value of `from` is a value of `to`, so that a signal of type `to` may be driven by it.
  public static boolean fits(Type from, Type to) {
    return switch (to) {
      case IntType number -> from instanceof IntType other && number.range().contains(other.range());
      case VecType vec ->
          from instanceof VecType other && vec.length() == other.length() && fits(other.element(), vec.element());
      case BoolType _, BitsType _, EnumType _ -> from.equals(to);
    };
  }

  /// Whether two types are alike but for the ranges of their numbers.
  public static boolean sameKind(Type a, Type b) {
    return switch (a) {
      case IntType _ -> b instanceof IntType;
      case VecType vec ->
          b instanceof VecType other && vec.length() == other.length() && sameKind(vec.element(), other.element());
      case BoolType _, BitsType _, EnumType _ -> a.equals(b);
    };
  }

  /// The smallest type that holds the values of both.
  public static Type join(Type a, Type b) {
    if (a.equals(b)) return a;
    checkArgument(sameKind(a, b), "%s and %s have no common type", a, b);
    return switch (a) {
      case IntType number -> new IntType(number.range().union(((IntType) b).range()));
      case VecType vec -> new VecType(vec.length(), join(vec.element(), ((VecType) b).element()));
      case BoolType _, BitsType _, EnumType _ -> a;
    };
  }

  public static Range range(Type type) {
    checkArgument(type instanceof IntType, "%s is not a number", type);
    return ((IntType) type).range();
  }

  public static VecType vec(Type type) {
    checkArgument(type instanceof VecType, "%s is not a vector", type);
    return (VecType) type;
  }

  /// What the lanes of nested vectors end in.
  public static Type scalar(Type type) {
    Type inner = type;
    while (inner instanceof VecType vec) inner = vec.element();
    return inner;
  }

  /// The value of a scalar type that is nearest to 0; nearly always 0. Whatever has not got a value yet has this one.
  public static BigInteger nearestToZero(Type scalar) {
    return switch (scalar) {
      case IntType number -> BigInteger.ZERO.max(number.range().lo()).min(number.range().hi());
      case EnumType names -> Collections.min(names.codes());
      case BoolType _, BitsType _, VecType _ -> BigInteger.ZERO;
    };
  }

  /// Whether every pattern of bits is a value of a scalar type.
  public static boolean isWhole(Type scalar) {
    return switch (scalar) {
      case IntType number -> number.range().isWhole();
      case EnumType names -> names.isWhole();
      case BoolType _, BitsType _, VecType _ -> true;
    };
  }

  /// How many scalars a value of this type has; 1 for a scalar.
  public static int scalarCount(Type type) {
    int count = 1;
    for (Type inner = type; inner instanceof VecType vec; inner = vec.element()) count *= vec.length();
    return count;
  }
}
