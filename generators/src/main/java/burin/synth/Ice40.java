package burin.synth;

import java.util.Map;
import java.util.Optional;

/// Mapping to the iCE40.
record Ice40() implements Technology {
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
    return "synth_ice40%s -top %s\n".formatted(flatten ? "" : " -noflatten", top);
  }

  @Override
  public Optional<Cost> cost(String cell) {
    if (cell.equals("SB_LUT4")) return Optional.of(Technology.lut(1));
    if (cell.startsWith("SB_DFF")) return Optional.of(Technology.flipFlop());
    if (cell.startsWith("SB_RAM40_4K")) return Optional.of(Technology.blockRam(1));
    if (cell.startsWith("SB_MAC16")) return Optional.of(Technology.dsp());
    return cell.startsWith("SB_") || cell.startsWith("$") ? Optional.of(Technology.other()) : Optional.empty();
  }
}
