package burin.lib.axi;

import burin.diag.Given;

import static com.google.common.base.Preconditions.checkArgument;

/// Some bits of a [Register].
///
/// @param low the lowest of its bits
/// @param reset what it holds after a reset; not negative
public record RegisterField(String name, int low, int width, Access access, long reset) {
  /// What the bus can do with a field, and what the hardware sees of it.
  public enum Access {
    /// The bus writes and reads it; the hardware sees the value.
    READ_WRITE,
    /// The hardware gives the value that the bus reads.
    READ_ONLY,
    /// The hardware sees what is written, in the cycle in which it is; it reads as 0.
    WRITE_ONLY,
    /// The hardware sets bits, the bus reads them and clears those where it writes a one. A bit that is set and cleared at once
    /// stays set, so that no event is lost.
    WRITE_ONE_TO_CLEAR
  }

  public RegisterField {
    Given.notNull(name, "name");
    Given.notNull(access, "access");
    checkArgument(name.matches("[a-z][A-Za-z0-9]*"), "`%s` is no name for a field, write letters and digits", name);
    checkArgument(low >= 0 && width >= 1, "field %s: bits from %s, %s of them", name, low, width);
    boolean kept = access == Access.READ_WRITE || access == Access.WRITE_ONE_TO_CLEAR;
    checkArgument(kept || reset == 0, "field %s: a reset value, but it keeps none", name);
    boolean fits = reset >= 0 && (width >= Long.SIZE - 1 || reset < 1L << width);
    checkArgument(fits, "field %s: reset is %s, which %s bits do not hold", name, reset, width);
  }

  public static RegisterField readWrite(String name, int low, int width) {
    Given.notNull(name, "name");
    return new RegisterField(name, low, width, Access.READ_WRITE, 0);
  }

  public static RegisterField readOnly(String name, int low, int width) {
    Given.notNull(name, "name");
    return new RegisterField(name, low, width, Access.READ_ONLY, 0);
  }

  public static RegisterField writeOnly(String name, int low, int width) {
    Given.notNull(name, "name");
    return new RegisterField(name, low, width, Access.WRITE_ONLY, 0);
  }

  public static RegisterField writeOneToClear(String name, int low, int width) {
    Given.notNull(name, "name");
    return new RegisterField(name, low, width, Access.WRITE_ONE_TO_CLEAR, 0);
  }

  /// The same field with a reset value.
  public RegisterField withReset(long value) {
    return new RegisterField(name, low, width, access, value);
  }

  public int high() {
    return low + width - 1;
  }
}
