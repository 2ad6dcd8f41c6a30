package burin.sim.unknown;

import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Constants;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecLiteral;
import burin.ir.VecType;
import burin.sim.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/// What something is worth in a cycle in which all state began as simulators have it, and which of its bits might be otherwise
/// had the state begun otherwise.
sealed interface Word {
  record Scalar(BigInteger number, Doubt doubt) implements Word {
    private static final Scalar TRUE = new Scalar(BigInteger.ONE, Doubt.NONE);
    private static final Scalar FALSE = new Scalar(BigInteger.ZERO, Doubt.NONE);

    boolean isTrue() {
      return number.signum() != 0;
    }

    boolean isKnown() {
      return doubt.isNone();
    }

    boolean isKnownAs(boolean truth) {
      return isKnown() && isTrue() == truth;
    }

    boolean isKnownZero() {
      return isKnown() && number.signum() == 0;
    }
  }

  record Lanes(List<Word> lanes) implements Word {
    public Lanes {
      lanes = List.copyOf(lanes);
    }
  }

  static Scalar of(Type type, BigInteger number, Doubt doubt) {
    return new Scalar(number, switch (type) {
      case BoolType _, BitsType _ -> doubt.low(type.width());
      case IntType _, EnumType _ -> doubt.whole();
      case VecType _ -> throw new IllegalStateException("a scalar of " + type);
    });
  }

  static Scalar known(BigInteger number) {
    return new Scalar(number, Doubt.NONE);
  }

  static Scalar known(boolean truth) {
    return truth ? Scalar.TRUE : Scalar.FALSE;
  }

  static Word of(List<Word> lanes) {
    return new Lanes(lanes);
  }

  static Word lanes(int count, IntFunction<Word> lane) {
    List<Word> lanes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) lanes.add(lane.apply(i));
    return of(lanes);
  }

  static Word constant(Expr expr) {
    return switch (expr) {
      case Literal literal -> known(literal.value());
      case VecLiteral literal -> constants(literal.type(), literal.values(), 0);
      default -> throw new IllegalArgumentException("no constant: " + expr.getClass());
    };
  }

  static Word constants(Type type, Constants constants, int from) {
    if (!(type instanceof VecType vec)) return known(constants.get(from));
    int each = Types.scalarCount(vec.element());
    return lanes(vec.length(), i -> constants(vec.element(), constants, from + i * each));
  }

  /// State that was never set.
  ///
  /// @param origin the cause of a scalar, by its place in the value such as `[2]`
  static Word unset(Type type, String lane, Function<String, Cause> origin) {
    if (type instanceof VecType vec) {
      return lanes(vec.length(), i -> unset(vec.element(), lane + "[" + i + "]", origin));
    }
    return of(type, Types.nearestToZero(type), Doubt.whole(origin.apply(lane)));
  }

  /// The value of `type` that has these bits.
  static Word ofBits(Type type, BigInteger bits, Doubt doubt) {
    Type scalar = Types.scalar(type);
    List<Word> scalars = new ArrayList<>();
    int from = 0;
    for (BigInteger number : Values.scalars(type, bits)) {
      scalars.add(of(scalar, number, doubt.shift(-from).low(scalar.width())));
      from += scalar.width();
    }
    return shaped(type, scalars);
  }

  private static Word shaped(Type type, List<Word> scalars) {
    if (!(type instanceof VecType vec)) return scalars.getFirst();
    int each = Types.scalarCount(vec.element());
    return lanes(vec.length(), i -> shaped(vec.element(), scalars.subList(i * each, (i + 1) * each)));
  }

  default Scalar scalar() {
    return (Scalar) this;
  }

  default List<Word> asLanes() {
    return ((Lanes) this).lanes();
  }

  default Word lane(int index) {
    return asLanes().get(index);
  }

  default Word with(int index, Word lane) {
    List<Word> lanes = new ArrayList<>(asLanes());
    lanes.set(index, lane);
    return of(lanes);
  }

  /// The scalars, nested lanes row after row.
  default List<Scalar> scalars() {
    List<Scalar> scalars = new ArrayList<>();
    collect(scalars);
    return scalars;
  }

  private void collect(List<Scalar> scalars) {
    switch (this) {
      case Scalar scalar -> scalars.add(scalar);
      case Lanes(var lanes) -> lanes.forEach(lane -> lane.collect(scalars));
    }
  }

  default BigInteger bits(Type type) {
    return Values.bits(type, scalars().stream().map(Scalar::number).toList());
  }

  /// The doubts of all scalars, each where its bits are in the pattern.
  default Doubt doubtOfBits(Type type) {
    int width = Types.scalar(type).width();
    List<Doubt.Part> parts = new ArrayList<>();
    int from = 0;
    for (Scalar scalar : scalars()) {
      parts.addAll(scalar.doubt().low(width).shift(from).parts());
      from += width;
    }
    return parts.isEmpty() ? Doubt.NONE : new Doubt(List.copyOf(parts));
  }

  default boolean isWhollyKnown() {
    return switch (this) {
      case Scalar scalar -> scalar.isKnown();
      case Lanes(var lanes) -> lanes.stream().allMatch(Word::isWhollyKnown);
    };
  }

  /// The doubt of the first scalar that has one.
  default Doubt anyDoubt() {
    return switch (this) {
      case Scalar scalar -> scalar.doubt();
      case Lanes(var lanes) -> lanes.stream().map(Word::anyDoubt).filter(doubt -> !doubt.isNone()).findFirst().orElse(Doubt.NONE);
    };
  }

  /// The same with all of it in doubt; doubts that it has keep their causes.
  default Word inDoubt(Type type, Cause cause) {
    return switch (this) {
      case Scalar(var number, var doubt) -> of(type, number, doubt.or(Doubt.whole(cause)));
      case Lanes(var lanes) -> of(lanes.stream().map(lane -> lane.inDoubt(((VecType) type).element(), cause)).toList());
    };
  }

  /// The same with other causes.
  default Word because(UnaryOperator<Cause> change) {
    if (isWhollyKnown()) return this;
    return switch (this) {
      case Scalar(var number, var doubt) -> new Scalar(number, new Doubt(doubt.parts().stream()
          .map(part -> new Doubt.Part(part.mask(), change.apply(part.cause()))).toList()));
      case Lanes(var lanes) -> of(lanes.stream().map(lane -> lane.because(change)).toList());
    };
  }

  /// Whether value and doubt are the same, whatever the causes.
  default boolean isAs(Word other) {
    return switch (this) {
      case Scalar(var number, var doubt) ->
          other instanceof Scalar that && number.equals(that.number()) && doubt.mask().equals(that.doubt().mask());
      case Lanes(var lanes) -> {
        for (int i = 0; i < lanes.size(); i++) {
          if (!lanes.get(i).isAs(other.lane(i))) yield false;
        }
        yield true;
      }
    };
  }
}
