package burin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.lib.stream.Trial;
import burin.sim.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FifoChainTest {
  private static final FifoChain.Config CONFIG = new FifoChain.Config(20, 3, 12);

  @ParameterizedTest
  @EnumSource(Engine.class)
  void keepsOrder(Engine engine) {
    var chain = new FifoChain(CONFIG);
    new Trial(engine, chain, chain.in, chain.out).matches(Trial.number(12), items -> items);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void hasTheLatencyOfItsQueues(Engine engine) {
    var chain = new FifoChain(CONFIG);
    var trial = new Trial(engine, chain, chain.in, chain.out);
    trial.hasLatency(CONFIG.queues(), Trial.number(12));
    trial.gives(1, 1, Trial.number(12));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void fillsUp(Engine engine) {
    var chain = new FifoChain(CONFIG);
    try (var sim = engine.open(chain)) {
      sim.reset().poke(chain.in.valid, true).poke(chain.out.ready, false);
      int taken = 0;
      for (int cycle = 0; cycle < 2 * CONFIG.capacity(); cycle++) {
        taken += (int) sim.peek(chain.in.ready);
        sim.step();
      }
      assertEquals(60, CONFIG.capacity());
      assertEquals(CONFIG.capacity(), taken);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      0 | 8 | 2 | queues is 0, must be at least 1
      4 | 1 | 2 | depth is 1, must be at least 2
      4 | 8 | 0 | width is 0, must be at least 1
      """)
  void rejectsSizes(int queues, int depth, int width, String message) {
    var error = assertThrows(IllegalArgumentException.class, () -> new FifoChain.Config(queues, depth, width));
    assertEquals(message, error.getMessage());
  }
}
