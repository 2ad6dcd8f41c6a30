// Sweeps the APU and emits the point with the fewest estimated cells among those that are quick enough.
import burin.Burin;
import burin.flow.Catalogue;
import burin.flow.Emission;
import burin.sweep.PointResult;
import burin.sweep.Sweep;

void main(String[] arguments) {
  Path out = Path.of(arguments.length > 0 ? arguments[0] : "picked");
  int most = 120;                                            // cycles of an image
  var apu = Catalogue.shipped().find("apu");
  var results = Sweep.of(apu)
      .axis("pes", 1, 2, 4)
      .range("block", 4, 12, 4)
      .measure("cycles", "estimate")
      .run().results();
  List<PointResult> front = results.pareto("cycles", "estimate");
  front.forEach(point -> IO.println("%s: %s cycles, %s cells".formatted(
      point.values(), point.value("cycles").orElseThrow(), point.value("estimate").orElseThrow())));
  PointResult best = front.stream()
      .filter(point -> point.value("cycles").orElseThrow().doubleValue() <= most)
      .min(Comparator.comparingDouble(point -> point.value("estimate").orElseThrow().doubleValue()))
      .orElseThrow();
  var circuit = Burin.circuit(apu.module(best.values()));
  Emission.of(apu, best.values(), circuit).writeTo(out);
  IO.println("the best within %d cycles is in %s".formatted(most, out));
}
