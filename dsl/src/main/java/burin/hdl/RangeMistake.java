package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Binary;
import burin.ir.BitsType;
import burin.ir.EnumType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Names;
import burin.ir.Range;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecLiteral;
import burin.ir.VecType;
import burin.source.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// What is said where a value does not fit into what it is given to: both types, both places, and the verbs that help.
final class RangeMistake {
  private final Builder builder;
  private final String target;
  private final Type type;
  private String declared = "";
  private Place declaration = Place.NONE;
  /// Bits behind the binary point, where numbers are fixed-point numbers; else 0.
  private int point;

  /// @param target what the value is given to, as it is called in the message
  RangeMistake(Builder builder, String target, Type type) {
    this.builder = builder;
    this.target = target;
    this.type = type;
  }

  RangeMistake declared(String name, Place place) {
    declared = name;
    declaration = place;
    return this;
  }

  /// Says that what counts the steps of a fixed-point number is told as that number.
  RangeMistake fixed(int bitsBehindThePoint) {
    point = bitsBehindThePoint;
    return this;
  }

  /// @param source where the value is from; null for a constant that has no handle
  Diagnostic given(Expr value, Value source) {
    if (value instanceof Literal constant) {
      return of("the constant is " + number(constant.value())).hint(remedy(type, constant.type(), true));
    }
    String what = source.describe(value);
    var diagnostic = of(what + " is " + spelled(value.type()));
    Optional<Place> origin = origin(value).filter(place -> place.isKnown() && !place.equals(builder.here()));
    if (origin.isPresent()) diagnostic = diagnostic.note(what + " comes from here", origin.get());
    return diagnostic.hint(counts(value) + remedy(type, value.type(), value instanceof VecLiteral));
  }

  private Diagnostic of(String given) {
    var diagnostic = Diagnostic.of(Code.RANGE, builder.here(), target + " is " + declared(type) + ", but " + given);
    return declaration.isKnown() ? diagnostic.note(declared + " is declared here", declaration) : diagnostic;
  }

  /// What is one more or less than a register of the same type is meant to count.
  private String counts(Expr value) {
    boolean counts = value instanceof Binary binary
        && binary.left() instanceof Ref before
        && before.signal() instanceof Register
        && before.type().equals(type)
        && binary.right() instanceof Literal one
        && one.value().equals(BigInteger.ONE);
    if (!counts) return "";
    return switch (((Binary) value).op()) {
      case ADD -> "incrementWrapping(), ";
      case SUB -> "decrementWrapping(), ";
      default -> "";
    };
  }

  private Optional<Place> origin(Expr value) {
    if (value instanceof Ref ref) return Optional.of(Assignment.declaration(ref.signal()));
    return builder.names().get(value).map(Names.Hint::place);
  }

  private String spelled(Type type) {
    boolean whole = !(type instanceof IntType number) || number.range().isWhole();
    return whole ? declared(type) : interval(((IntType) type).range());
  }

  private String interval(Range range) {
    return "[" + number(range.lo()) + ", " + number(range.hi()) + "]";
  }

  private String number(BigInteger steps) {
    if (point == 0) return steps.toString();
    return new BigDecimal(steps).divide(new BigDecimal(BigInteger.ONE.shiftLeft(point))).toPlainString();
  }

  /// A type as its declaration is written.
  private String declared(Type type) {
    if (point == 0 || !(type instanceof IntType number)) return type.toString();
    Range range = number.range();
    int bits = range.isSigned() ? range.width() : range.width() + 1;
    return Range.signed(bits).equals(range) ? "fixed(" + bits + ", " + point + ")" : interval(range);
  }

  private String remedy(Type to, Type from, boolean isConstant) {
    if (to instanceof IntType target && from instanceof IntType value) {
      return isConstant ? "a constant in " + interval(target.range()) + ", or declare it " + declared(wider(target, value))
          : narrowing(target, value) + ", or declare it " + declared(wider(target, value));
    }
    if (to instanceof BitsType(int target) && from instanceof BitsType(int value)) {
      return target < value ? "slice(" + (target - 1) + ", 0)" : "litBits(" + (target - value) + ", 0).cat(...)";
    }
    if (to instanceof VecType target && from instanceof VecType value && Types.sameKind(to, from)) {
      return "map(lane -> lane...) with " + remedy(target.element(), value.element(), isConstant);
    }
    if (to instanceof EnumType && from instanceof EnumType) {
      return "one enum with one encoding for both, or a select(...) that drives each constant";
    }
    return "a value of type " + to;
  }

  private String narrowing(IntType to, IntType from) {
    int bits = to.width();
    if (point > 0) return "saturate(" + bits + ") or wrap(" + bits + ")";
    if (!to.range().isWhole()) return "clamp(" + to.range().lo() + ", " + to.range().hi() + ")";
    if (from.isSigned() && !to.isSigned()) return "max(0).toUInt().saturate(" + bits + ") or truncate(" + bits + ")";
    // The verbs of a number without a sign have results without one, which take a bit less.
    if (to.isSigned() && !from.isSigned()) return "toSInt().saturate(" + bits + ") or toSInt().wrap(" + bits + ")";
    return "saturate(" + bits + "), wrap(" + bits + ") or shr(n)";
  }

  /// Bounds beyond those of a `long` cannot be written; then a whole number of bits can.
  private Type wider(IntType to, IntType from) {
    Range both = to.range().union(from.range());
    if (point > 0) return new IntType(Range.signed(both.isSigned() ? both.width() : both.width() + 1));
    if (both.fitsLong()) return new IntType(both);
    return new IntType(both.isSigned() ? Range.signed(both.width()) : Range.unsigned(both.width()));
  }
}
