package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Names;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecLiteral;
import burin.ir.VecType;
import burin.source.Place;
import java.math.BigInteger;
import java.util.Optional;

/// What is said where a value does not fit into what it is given to: both types, both places, and the verbs that help.
final class RangeMistake {
  private final Builder builder;
  private final String target;
  private final Type type;
  private String declared = "";
  private Place declaration = Place.NONE;

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

  /// @param source where the value is from; null for a constant that has no handle
  Diagnostic given(Expr value, Value source) {
    if (value instanceof Literal(Type own, BigInteger number)) {
      return of("the constant is " + number).hint(remedy(type, own, true));
    }
    String what = source.describe(value);
    var diagnostic = of(what + " is " + spelled(value.type()));
    Optional<Place> origin = origin(value).filter(place -> place.isKnown() && !place.equals(builder.here()));
    if (origin.isPresent()) diagnostic = diagnostic.note(what + " comes from here", origin.get());
    return diagnostic.hint(counts(value) + remedy(type, value.type(), value instanceof VecLiteral));
  }

  private Diagnostic of(String given) {
    var diagnostic = Diagnostic.of(Code.RANGE, builder.here(), target + " is " + type + ", but " + given);
    return declaration.isKnown() ? diagnostic.note(declared + " is declared here", declaration) : diagnostic;
  }

  /// What is one more than a register of the same type is meant to count.
  private String counts(Expr value) {
    boolean counts = value instanceof Binary(BinaryOp op, Ref(Register before), Literal one, Type _)
        && op == BinaryOp.ADD && before.type().equals(type) && one.value().equals(BigInteger.ONE);
    return counts ? "incrementWrapping(), " : "";
  }

  private Optional<Place> origin(Expr value) {
    if (value instanceof Ref(Signal signal)) return Optional.of(Assignment.declaration(signal));
    return builder.names().get(value).map(Names.Hint::place);
  }

  private static String spelled(Type type) {
    return type instanceof IntType number && !number.range().isWhole() ? number.range().toString() : type.toString();
  }

  private static String remedy(Type to, Type from, boolean isConstant) {
    if (to instanceof IntType target && from instanceof IntType value) {
      return isConstant ? "a constant in " + target.range() + ", or declare it " + wider(target, value)
          : narrowing(target, value) + ", or declare it " + wider(target, value);
    }
    if (to instanceof BitsType(int target) && from instanceof BitsType(int value)) {
      return target < value ? "slice(" + (target - 1) + ", 0)" : "litBits(" + (target - value) + ", 0).cat(...)";
    }
    if (to instanceof VecType target && from instanceof VecType value && Types.sameKind(to, from)) {
      return "map(lane -> lane...) with " + remedy(target.element(), value.element(), isConstant);
    }
    return "a value of type " + to;
  }

  private static String narrowing(IntType to, IntType from) {
    int bits = to.width();
    if (!to.range().isWhole()) return "clamp(" + to.range().lo() + ", " + to.range().hi() + ")";
    if (from.isSigned() && !to.isSigned()) return "max(0).toUInt().saturate(" + bits + ") or truncate(" + bits + ")";
    // The verbs of a number without a sign have results without one, which take a bit less.
    if (to.isSigned() && !from.isSigned()) return "toSInt().saturate(" + bits + ") or toSInt().wrap(" + bits + ")";
    return "saturate(" + bits + "), wrap(" + bits + ") or shr(n)";
  }

  private static Type wider(IntType to, IntType from) {
    return new IntType(to.range().union(from.range()));
  }
}
