package burin.random;

import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Constants;
import burin.ir.EnumType;
import burin.ir.IntType;
import burin.ir.Range;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Random types and constants of them.
final class RandomTypes {
  /// A few only, so that signals of one type meet: with codes left out, one-hot, without 0, with all codes, with one.
  private static final List<EnumType> ENUMS = List.of(
      enumOf("State", 2, 0, 1, 2),
      enumOf("OneHot", 4, 1, 2, 4, 8),
      enumOf("Sparse", 35, 6, 1, 1L << 34),
      enumOf("Whole", 2, 2, 0, 3, 1),
      enumOf("Only", 1, 0));

  private final Choice choice;
  private final Size size;

  RandomTypes(Choice choice, Size size) {
    this.choice = choice;
    this.size = size;
  }

  private static EnumType enumOf(String name, int width, long... codes) {
    List<String> members = Arrays.stream(codes).mapToObj(code -> "OF_" + code).toList();
    return new EnumType(name, members, Arrays.stream(codes).mapToObj(BigInteger::valueOf).toList(), width);
  }

  Type any() {
    Type type = choice.chance(35) ? vec() : scalar();
    return size.allows(type) ? type : scalar();
  }

  Type scalar() {
    return switch (choice.below(8)) {
      case 0 -> BoolType.BOOL;
      case 1 -> new BitsType(width());
      case 2 -> enumType();
      default -> new IntType(range());
    };
  }

  EnumType enumType() {
    return choice.of(ENUMS);
  }

  VecType vec() {
    return vec(scalar());
  }

  /// A vector, sometimes of vectors, of the scalar.
  private VecType vec(Type scalar) {
    int lanes = choice.chance(10) ? choice.between(1, size.scalars()) : choice.between(1, Math.min(9, size.scalars()));
    var type = new VecType(lanes, scalar);
    while (choice.chance(35) && Types.scalarCount(type) * 2 <= size.scalars()) {
      type = new VecType(choice.between(1, Math.min(4, size.scalars() / Types.scalarCount(type))), type);
    }
    return type;
  }

  int width() {
    if (size.isWide() && choice.chance(50)) return choice.between(Long.SIZE + 1, size.width());
    int width = switch (choice.below(12)) {
      case 0 -> choice.of(31, 32, 33);
      case 1 -> choice.of(63, 64, 65);
      case 2 -> choice.between(1, size.width());
      case 3, 4 -> choice.between(9, 24);
      default -> choice.between(1, 8);
    };
    return Math.min(width, size.width());
  }

  Range range() {
    return switch (choice.below(6)) {
      case 0, 1 -> Range.unsigned(width());
      case 2, 3 -> Range.signed(width());
      default -> oddRange();
    };
  }

  /// One whose bounds are no powers of two, such as `[100, 200]` or `[-3, 0]`.
  private Range oddRange() {
    int width = width();
    BigInteger a = bound(width);
    BigInteger b = choice.chance(10) ? a : bound(width);
    return Range.of(a.min(b), a.max(b));
  }

  private BigInteger bound(int width) {
    BigInteger bound = choice.bits(width);
    return choice.chance(40) ? bound.subtract(choice.bits(width)) : bound;
  }

  /// A number type that its width fills.
  IntType whole(int width) {
    return new IntType(choice.chance(50) ? Range.signed(width) : Range.unsigned(width));
  }

  /// A type of exactly this width whose values are all patterns of bits.
  Type ofWidth(int width) {
    List<Integer> lanes = new ArrayList<>();
    for (int n = 1; n <= Math.min(width, size.scalars()); n++) {
      if (width % n == 0) lanes.add(n);
    }
    if (choice.chance(40) && !lanes.isEmpty()) {
      int n = choice.of(lanes);
      Type element = choice.chance(20) && (width / n) % 2 == 0 && 2 * n <= size.scalars()
          ? new VecType(2, wholeScalar(width / n / 2))
          : wholeScalar(width / n);
      return new VecType(n, element);
    }
    return wholeScalar(width);
  }

  private Type wholeScalar(int width) {
    if (width == 1 && choice.chance(40)) return BoolType.BOOL;
    List<EnumType> enums = ENUMS.stream().filter(type -> type.isWhole() && type.width() == width).toList();
    if (!enums.isEmpty() && choice.chance(20)) return choice.of(enums);
    return choice.chance(40) ? new BitsType(width) : whole(width);
  }

  /// A type that holds all of `type`'s values.
  Type widened(Type type) {
    return switch (type) {
      case IntType number -> new IntType(number.range().add(Range.of(-choice.below(9), choice.below(20))));
      case VecType vec -> new VecType(vec.length(), widened(vec.element()));
      case BoolType _, BitsType _, EnumType _ -> type;
    };
  }

  /// A scalar's value.
  BigInteger value(Type scalar) {
    return switch (scalar) {
      case IntType number -> choice.in(number.range());
      case EnumType names -> names.codes().get(choice.below(names.codes().size()));
      case BoolType _, BitsType _, VecType _ -> choice.in(Range.unsigned(scalar.width()));
    };
  }

  Constants constants(Type scalar, int count) {
    List<BigInteger> values = new ArrayList<>();
    for (int i = 0; i < count; i++) values.add(value(scalar));
    return Constants.of(values);
  }
}
