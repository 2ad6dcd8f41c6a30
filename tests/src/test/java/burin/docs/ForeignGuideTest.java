package burin.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.docs.ForeignGuide.DotProduct;
import burin.sim.Engine;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `docs/guide/foreign.md` says of its examples is so.
class ForeignGuideTest {
  static Stream<Engine> engines() {
    return Stream.of(Engine.values());
  }

  // region run
  @ParameterizedTest
  @MethodSource("engines")
  void sumsUpProducts(Engine engine) {
    var module = new DotProduct();
    try (var sim = engine.open(module)) {
      sim.reset().poke(module.a, -3).poke(module.b, 1000).step(4);
      assertEquals(-12_000, sim.peek(module.sum));
    }
  }
  // endregion
}
