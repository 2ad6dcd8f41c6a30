package burin.sim.unknown;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Which bits of a scalar may be otherwise than they are, and why. Of a number or an enumeration it is all bits or none.
///
/// @param parts masks without common bits, each with its cause; -1 is all bits of whatever width
record Doubt(List<Part> parts) {
  record Part(BigInteger mask, Cause cause) {}

  static final Doubt NONE = new Doubt(List.of());
  private static final BigInteger ALL = BigInteger.ONE.negate();

  static Doubt whole(Cause cause) {
    return new Doubt(List.of(new Part(ALL, cause)));
  }

  boolean isNone() {
    return parts.isEmpty();
  }

  BigInteger mask() {
    BigInteger mask = BigInteger.ZERO;
    for (Part part : parts) mask = mask.or(part.mask());
    return mask;
  }

  Cause cause() {
    return parts.getFirst().cause();
  }

  /// All bits, if any.
  Doubt whole() {
    return isNone() ? NONE : whole(cause());
  }

  Doubt within(BigInteger mask) {
    if (isNone()) return NONE;
    List<Part> kept = new ArrayList<>();
    for (Part part : parts) add(kept, part.mask().and(mask), part.cause());
    return new Doubt(List.copyOf(kept));
  }

  Doubt low(int width) {
    return within(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
  }

  /// Towards the most significant bit; towards the least where `amount` is negative.
  Doubt shift(int amount) {
    if (isNone()) return NONE;
    List<Part> moved = new ArrayList<>();
    for (Part part : parts) add(moved, part.mask().shiftLeft(amount), part.cause());
    return new Doubt(List.copyOf(moved));
  }

  /// Both; the causes of this one come first.
  Doubt or(Doubt other) {
    if (other.isNone()) return this;
    if (isNone()) return other;
    List<Part> all = new ArrayList<>(parts);
    BigInteger mine = mask();
    for (Part part : other.parts) add(all, part.mask().andNot(mine), part.cause());
    return new Doubt(List.copyOf(all));
  }

  private static void add(List<Part> parts, BigInteger mask, Cause cause) {
    if (mask.signum() != 0) parts.add(new Part(mask, cause));
  }
}
