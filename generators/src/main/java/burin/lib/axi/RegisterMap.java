package burin.lib.axi;

import static com.google.common.base.Preconditions.checkArgument;

import burin.diag.Given;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The registers of a device.
///
/// ```java
/// RegisterMap.of(
///     Register.at(0x0, "control", readWrite("enable", 0, 1), readWrite("mode", 4, 3).withReset(2)),
///     Register.at(0x4, "status", readOnly("busy", 0, 1), writeOneToClear("done", 8, 1)),
///     Register.at(0x8, "data", writeOnly("word", 0, 32)))
/// ```
public record RegisterMap(List<Register> registers) {
  private static final String HEAD = """
      | offset | register | bits | field | access | reset |
      | --- | --- | --- | --- | --- | --- |
      """;

  public RegisterMap {
    Given.noNulls(registers, "registers");
    registers = List.copyOf(registers);
    checkArgument(!registers.isEmpty(), "a register map without registers");
    Set<String> names = new HashSet<>();
    Set<Long> offsets = new HashSet<>();
    for (Register register : registers) {
      checkArgument(names.add(register.name()), "two registers are called %s", register.name());
      checkArgument(offsets.add(register.offset()), "%s: there is another register at 0x%s", register.name(),
          Long.toHexString(register.offset()));
    }
  }

  public static RegisterMap of(Register... registers) {
    Given.notNull(registers, "registers");
    return new RegisterMap(Arrays.asList(registers));
  }

  /// That all registers can be reached on a bus.
  void checkFits(Axi4Lite.Config bus) {
    for (Register register : registers) {
      String at = "%s: offset 0x%s".formatted(register.name(), Long.toHexString(register.offset()));
      checkArgument(register.offset() >= 0 && register.offset() % bus.bytes() == 0, "%s is no multiple of %s", at, bus.bytes());
      boolean within = bus.addressBits() >= Long.SIZE - 1 || register.offset() < 1L << bus.addressBits();
      checkArgument(within, "%s is beyond %s address bits", at, bus.addressBits());
      for (RegisterField field : register.fields()) {
        checkArgument(field.high() < bus.dataBits(), "%s: bit %s of field %s is beyond %s data bits",
            register.name(), field.high(), field.name(), bus.dataBits());
      }
    }
  }

  /// A table in Markdown, for the documentation of the device.
  public String table() {
    var text = new StringBuilder(HEAD);
    for (Register register : registers) {
      for (RegisterField field : register.fields()) {
        text.append("| 0x%02x | %s | %s | %s | %s | %s |%n".formatted(register.offset(), register.name(),
            field.width() == 1 ? field.low() : field.high() + ":" + field.low(), field.name(),
            field.access().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), field.reset()));
      }
    }
    return text.toString();
  }
}
