// Emits a family of processing elements, each into a folder of its own, with a table of what they cost.
import burin.Burin;
import burin.examples.SpatialPe;
import burin.synth.Estimate;
import burin.verilog.VerilogEmitter;

void main(String[] arguments) throws IOException {
  Path out = Path.of(arguments.length > 0 ? arguments[0] : "pe-family");
  var table = new StringBuilder("lanes,bits,cells,flipFlops,depth\n");
  for (int lanes = 4; lanes <= 16; lanes *= 2) {
    for (int bits : List.of(2, 4, 8)) {
      var config = new SpatialPe.Config(lanes, bits);
      var circuit = Burin.circuit(new SpatialPe(config));
      VerilogEmitter.emit(circuit).writeTo(out.resolve("pe-%dx%d".formatted(lanes, bits)));
      var estimate = Estimate.of(circuit);
      table.append("%d,%d,%d,%d,%d\n".formatted(lanes, bits, estimate.cells(), estimate.ffs(), estimate.depth()));
    }
  }
  Files.writeString(out.resolve("family.csv"), table);
  IO.println("9 processing elements in " + out);
}
