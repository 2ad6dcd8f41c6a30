package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.sim.Engine;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `docs/guide/names.md` says of its examples is so.
class NamesGuideTest {
  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void distance(Engine engine) {
    var module = new NamesGuide.Distance();
    try (var sim = engine.open(module)) {
      sim.reset().poke(module.a, 3, -128).poke(module.b, -1, 127);
      assertEquals(4 * 4 + 255 * 255, sim.peek(module.distance));
      sim.step().poke(module.b, 3, -120).step(2);
      assertEquals(2, sim.peek(module.close));
    }
  }

  @ParameterizedTest
  @MethodSource("burin.lib.Engines#quick")
  void row(Engine engine) {
    var row = new NamesGuide.Row(List.of("early", "late"));
    try (var sim = engine.open(row)) {
      sim.poke(row.in, 7).step().poke(row.in, 8).step();
      assertEquals(8, sim.peek(row.outs.get(0)));
      assertEquals(7, sim.peek(row.outs.get(1)));
    }
  }
}
