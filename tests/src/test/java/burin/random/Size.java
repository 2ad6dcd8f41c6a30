package burin.random;

import burin.ir.Type;
import burin.ir.Types;

/// How large a random circuit is.
///
/// @param children how many modules there may be besides the top
/// @param exprs how many expressions a module has at its top level, before those that adapt types
/// @param signals how many registers, wires, ports of a kind a module may have
/// @param scalars how many scalars a value may have
/// @param width how many bits a number may have
/// @param clocked whether there are clock domains, masked writes and watched events too
public record Size(int children, int exprs, int signals, int scalars, int width, boolean clocked) {
  public static final Size TINY = new Size(0, 4, 2, 12, 70, false);
  public static final Size SMALL = new Size(1, 12, 3, 24, 130, false);
  public static final Size MEDIUM = new Size(3, 30, 4, 48, 140, false);
  public static final Size LARGE = new Size(4, 90, 5, 80, 200, false);
  /// With many numbers of more than 64 bits.
  public static final Size WIDE = new Size(1, 16, 3, 12, 600, false);

  /// From so many bits on, many numbers have more than a `long`.
  private static final int MANY_BITS = 400;

  boolean isWide() {
    return width >= MANY_BITS;
  }

  /// A size for each seed: mostly small, now and then large.
  static Size mixed(long seed) {
    return switch ((int) (seed % 20)) {
      case 0 -> LARGE;
      case 1, 2, 3 -> MEDIUM;
      case 4, 5, 6, 7, 8, 9 -> TINY;
      default -> SMALL;
    };
  }

  /// The same with clock domains.
  public Size withClocks() {
    return new Size(children, exprs, signals, scalars, width, true);
  }

  /// For a module within one of this size.
  Size within() {
    return new Size(0, exprs / 2, Math.min(3, signals), scalars / 2, width, clocked);
  }

  /// Whether a value may be as large as this type.
  boolean allows(Type type) {
    return Types.scalarCount(type) <= scalars && type.width() <= 10 * width;
  }
}
