package burin.export;

import burin.flow.Emission;
import burin.lib.axi.RegisterMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What every flow is told of a design.
///
/// @param name of the design
/// @param top its top module
/// @param files of Verilog, each after those that it needs
/// @param data files that memories begin with
/// @param pins of the top module
/// @param registers that software sees
/// @param megahertz the clock that is wished for
record Project(String name, String top, List<String> files, List<String> data, List<Pin> pins,
    Optional<RegisterMap> registers, double megahertz) {
  static Project of(Emission emission, List<Pin> pins, Optional<RegisterMap> registers, double megahertz) {
    List<String> files = emission.files().get("files.f").lines().filter(line -> !line.isBlank()).toList();
    List<String> data = emission.files().keySet().stream().filter(file -> file.endsWith(".hex")).toList();
    return new Project(emission.manifest().design(), emission.manifest().top(), files, data, pins, registers,
        megahertz);
  }

  /// Nanoseconds of a cycle.
  String period() {
    return String.format(Locale.ROOT, "%.3f", 1000 / megahertz);
  }

  List<String> clocks() {
    return pins.stream().filter(pin -> pin.role() == Pin.Role.CLOCK).map(Pin::name).toList();
  }
}
