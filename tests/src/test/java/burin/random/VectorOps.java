package burin.random;

import burin.ir.Concat;
import burin.ir.Expr;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.IntType;
import burin.ir.Iota;
import burin.ir.Range;
import burin.ir.ShiftIn;
import burin.ir.Slice;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.Update;
import burin.ir.VecOf;
import burin.ir.VecType;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.List;

/// Random operations on whole vectors and their lanes.
final class VectorOps {
  private final Choice choice;
  private final Adapt adapt;

  VectorOps(Choice choice, Adapt adapt) {
    this.choice = choice;
    this.adapt = adapt;
  }

  Expr literal() {
    return adapt.constant(adapt.types.vec());
  }

  Expr iota() {
    return new Iota(choice.between(1, 9));
  }

  Expr index(Scope scope) {
    Expr vec = adapt.vec(scope);
    return new Index(vec, laneOf(scope, vec));
  }

  /// A number within the lanes of a vector.
  Expr laneOf(Scope scope, Expr vec) {
    return laneOf(scope, (VecType) vec.type());
  }

  Expr laneOf(Scope scope, VecType type) {
    return adapt.fitting(scope, new IntType(Range.of(0, type.length() - 1)));
  }

  Expr update(Scope scope) {
    Expr vec = adapt.vec(scope);
    VecType type = (VecType) vec.type();
    Expr value = adapt.like(scope, type.element());
    Type element = Types.join(type.element(), value.type());
    return new Update(vec, laneOf(scope, vec), value, new VecType(type.length(), maybeWidened(element)));
  }

  private Type maybeWidened(Type type) {
    return choice.chance(20) ? adapt.types.widened(type) : type;
  }

  Expr slice(Scope scope) {
    Expr vec = adapt.vec(scope);
    int lanes = ((VecType) vec.type()).length();
    int from = choice.below(lanes);
    return new Slice(vec, from, choice.between(1, lanes - from));
  }

  Expr concat(Scope scope) {
    Expr first = adapt.vec(scope);
    VecType type = (VecType) first.type();
    List<Expr> parts = new ArrayList<>(List.of(first));
    int scalars = Types.scalarCount(type);
    while (choice.chance(60)) {
      Expr part = adapt.like(scope, new VecType(choice.between(1, type.length()), type.element()));
      scalars += Types.scalarCount(part.type());
      if (scalars > 60) break;
      parts.add(part);
    }
    var concat = new Concat(parts);
    return new Concat(parts, (VecType) maybeWidened(concat.type()));
  }

  Expr shiftIn(Scope scope) {
    Expr vec = adapt.vec(scope);
    var shifted = new ShiftIn(vec, adapt.like(scope, ((VecType) vec.type()).element()));
    return new ShiftIn(vec, shifted.value(), (VecType) maybeWidened(shifted.type()));
  }

  Expr gather(Scope scope) {
    Expr vec = adapt.vec(scope);
    int lanes = ((VecType) vec.type()).length();
    int[] sources = switch (choice.below(3)) {
      case 0 -> reversed(lanes);
      case 1 -> stride(lanes, choice.between(1, lanes));
      default -> anywhere(lanes);
    };
    return new Gather(vec, ImmutableIntArray.copyOf(sources));
  }

  private static int[] reversed(int lanes) {
    int[] sources = new int[lanes];
    for (int i = 0; i < lanes; i++) sources[i] = lanes - 1 - i;
    return sources;
  }

  private static int[] stride(int lanes, int step) {
    int[] sources = new int[(lanes + step - 1) / step];
    for (int i = 0; i < sources.length; i++) sources[i] = i * step;
    return sources;
  }

  private int[] anywhere(int lanes) {
    int[] sources = new int[choice.between(1, lanes)];
    for (int i = 0; i < sources.length; i++) sources[i] = choice.below(lanes);
    return sources;
  }

  Expr vecOf(Scope scope) {
    Expr first = adapt.any(scope);
    List<Expr> lanes = new ArrayList<>(List.of(first));
    int most = Math.max(1, 24 / Types.scalarCount(first.type()));
    while (lanes.size() < most && choice.chance(70)) lanes.add(adapt.like(scope, first.type()));
    var vec = new VecOf(lanes);
    return new VecOf(lanes, (VecType) maybeWidened(vec.type()));
  }
}
