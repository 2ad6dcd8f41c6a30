package burin.sim.interp;

import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Constants;
import burin.ir.EnumType;
import burin.ir.IntType;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What a signal or an expression is worth in a cycle.
public sealed interface Value {
  /// A bool (0 or 1), bits or the code of an enum (read as an unsigned number) or a number.
  record Scalar(BigInteger number) implements Value {
    @Override
    public String toString() {
      return number.toString();
    }
  }

  record Lanes(List<Value> lanes) implements Value {
    public Lanes {
      lanes = List.copyOf(lanes);
    }

    @Override
    public String toString() {
      return lanes.toString();
    }
  }

  /// The value of a combinational signal, or of a lane of one, that no active statement drives.
  record Undriven() implements Value {}

  static Value of(BigInteger number) {
    return new Scalar(number);
  }

  static Value of(long number) {
    return new Scalar(BigInteger.valueOf(number));
  }

  static Value of(boolean truth) {
    return of(truth ? 1 : 0);
  }

  static Value of(List<Value> lanes) {
    return new Lanes(lanes);
  }

  default BigInteger number() {
    return ((Scalar) this).number();
  }

  default boolean isTrue() {
    return number().signum() != 0;
  }

  default List<Value> asLanes() {
    return ((Lanes) this).lanes();
  }

  default Value lane(int index) {
    return asLanes().get(index);
  }

  /// Like this vector but for one lane.
  default Value with(int index, Value lane) {
    List<Value> lanes = new ArrayList<>(asLanes());
    lanes.set(index, lane);
    return of(lanes);
  }

  /// A value of the shape of `type` whose scalars are all `scalar`.
  static Value filled(Type type, Value scalar) {
    return type instanceof VecType vec
        ? of(Collections.nCopies(vec.length(), filled(vec.element(), scalar)))
        : scalar;
  }

  /// What memory and registers hold when simulation begins.
  static Value initial(Type type) {
    return filled(type, of(Types.nearestToZero(Types.scalar(type))));
  }

  /// The constants from `from` on as a value of `type`.
  static Value of(Type type, Constants constants, int from) {
    if (!(type instanceof VecType vec)) return of(constants.get(from));
    int scalars = Types.scalarCount(vec.element());
    List<Value> lanes = new ArrayList<>();
    for (int i = 0; i < vec.length(); i++) lanes.add(of(vec.element(), constants, from + i * scalars));
    return of(lanes);
  }

  /// The value of `type` that has these bits.
  static Value ofBits(Type type, BigInteger bits) {
    if (!(type instanceof VecType vec)) return of(scalarOfBits(type, bits));
    int width = vec.element().width();
    List<Value> lanes = new ArrayList<>();
    for (int i = 0; i < vec.length(); i++) lanes.add(ofBits(vec.element(), low(bits.shiftRight(i * width), width)));
    return of(lanes);
  }

  private static BigInteger scalarOfBits(Type type, BigInteger bits) {
    boolean negative = type instanceof IntType number && number.isSigned() && bits.testBit(type.width() - 1);
    return negative ? bits.subtract(BigInteger.ONE.shiftLeft(type.width())) : bits;
  }

  /// The bits of this value of type `type`, lane 0 in the least significant; never negative.
  default BigInteger bits(Type type) {
    if (!(type instanceof VecType vec)) return low(number(), type.width());
    int width = vec.element().width();
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < vec.length(); i++) bits = bits.or(lane(i).bits(vec.element()).shiftLeft(i * width));
    return bits;
  }

  /// `number` modulo `2^width`.
  static BigInteger low(BigInteger number, int width) {
    return number.mod(BigInteger.ONE.shiftLeft(width));
  }

  /// Whether this is a value of `type`.
  default boolean isOf(Type type) {
    return switch (this) {
      case Undriven _ -> false;
      case Scalar(var number) -> switch (type) {
        case IntType range -> range.range().contains(number);
        case EnumType names -> names.codes().contains(number);
        case BoolType _, BitsType _ -> number.signum() >= 0 && number.bitLength() <= type.width();
        case VecType _ -> false;
      };
      case Lanes(var lanes) -> type instanceof VecType vec && lanes.size() == vec.length() && areOf(vec.element(), lanes);
    };
  }

  private static boolean areOf(Type type, List<Value> lanes) {
    for (Value lane : lanes) {
      if (!lane.isOf(type)) return false;
    }
    return true;
  }

  /// Appends the scalars of this value, nested lanes row after row.
  default void addScalars(List<BigInteger> scalars) {
    switch (this) {
      case Scalar(var number) -> scalars.add(number);
      case Lanes(var lanes) -> lanes.forEach(lane -> lane.addScalars(scalars));
      case Undriven _ -> throw new IllegalStateException("not driven");
    }
  }
}
