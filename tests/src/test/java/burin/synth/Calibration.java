package burin.synth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes what Yosys makes of the shipped parts beside what the estimate counts: the table that [EstimateTest] reads.
///
/// Run it with the name of the file, and perhaps with the names of some parts, after a change of the script of Yosys, and fit the
/// weights of [Estimate] to it.
final class Calibration {
  static final String HEADING = "name,ands,xors,muxes,ffs,yosysCells,yosysArea,yosysFfs";

  private Calibration() {}

  public static void main(String[] args) throws Exception {
    List<String> lines = new ArrayList<>(List.of(HEADING));
    var options = SynthesisOptions.defaults().timing(false);
    List<String> wanted = args.length > 1 ? List.of(args).subList(1, args.length) : List.copyOf(ShippedParts.all().keySet());
    for (String name : wanted) {
      lines.add(line(name, new Synthesizer(Target.OSU018, options).run(ShippedParts.circuit(name)).total()));
      Files.write(Path.of(args[0]), lines);
    }
  }

  static String line(String name, Cost cost) {
    Estimate.Gates gates = Estimate.of(ShippedParts.circuit(name)).gates();
    return "%s,%d,%d,%d,%d,%d,%.0f,%d".formatted(name, gates.ands(), gates.xors(), gates.muxes(), gates.ffs(), cost.cells(),
        cost.area(), cost.ffs());
  }
}
