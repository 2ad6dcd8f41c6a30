package burin.synth;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Mapping to FPGAs of AMD's 7 series.
///
/// @param dsps whether multipliers may become DSP blocks
record Xc7(boolean dsps) implements Technology {
  private static final Pattern LUT = Pattern.compile("LUT[1-6]");
  /// `RAM64X1S` takes as many LUTs as words need and ports are there.
  private static final Pattern LUT_RAM = Pattern.compile("RAM(\\d+)X(\\d+)([SDQ])(_1)?");

  @Override
  public Map<String, String> files() {
    return Map.of();
  }

  @Override
  public String identity() {
    return "";
  }

  @Override
  public String script(String top, boolean flatten) {
    return "synth_xilinx -family xc7 -noiopad -noclkbuf%s%s -top %s\n".formatted(
        dsps ? "" : " -nodsp", flatten ? " -flatten" : "", top);
  }

  @Override
  public Optional<Cost> cost(String cell) {
    if (LUT.matcher(cell).matches()) return Optional.of(Technology.lut(1));
    Matcher ram = LUT_RAM.matcher(cell);
    if (ram.matches()) return Optional.of(Technology.lut(luts(ram)));
    return switch (cell) {
      case "FDRE", "FDSE", "FDCE", "FDPE", "FDRE_1", "FDSE_1", "FDCE_1", "FDPE_1", "LDCE", "LDPE" ->
          Optional.of(Technology.flipFlop());
      case "SRL16E", "SRLC16E", "SRLC32E", "LUT6_2" -> Optional.of(Technology.lut(1));
      case "RAM32M", "RAM64M" -> Optional.of(Technology.lut(4));
      case "RAMB36E1" -> Optional.of(Technology.blockRam(1));
      case "RAMB18E1" -> Optional.of(Technology.blockRam(0.5));
      case "DSP48E1" -> Optional.of(Technology.dsp());
      case "CARRY4", "MUXF7", "MUXF8", "INV", "BUFG", "BUFGCTRL" -> Optional.of(Technology.other());
      default -> cell.startsWith("$") ? Optional.of(Technology.other()) : Optional.empty();
    };
  }

  private static long luts(Matcher ram) {
    long words = Math.max(1, Integer.parseInt(ram.group(1)) / 64);
    long ports = switch (ram.group(3)) {
      case "D" -> 2;
      case "Q" -> 4;
      default -> 1;
    };
    return words * ports * Integer.parseInt(ram.group(2));
  }
}
