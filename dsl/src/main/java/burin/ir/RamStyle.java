package burin.ir;

import java.util.Locale;

/// What a tool for FPGAs shall make of a memory: the attribute `ram_style` of its Verilog. It changes nothing of what the memory
/// does.
public enum RamStyle {
  /// Whatever the tool takes for best.
  AUTO,
  /// Block RAM.
  BLOCK,
  /// LUTs.
  DISTRIBUTED;

  /// The attribute before a declaration, with a space behind it; empty where there is none.
  public String attribute() {
    return this == AUTO ? "" : "(* ram_style = \"%s\" *) ".formatted(name().toLowerCase(Locale.ROOT));
  }
}
