package burin.docs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.docs.MemoriesGuide.Bytes;
import burin.docs.MemoriesGuide.Histogram;
import burin.docs.MemoriesGuide.Shared;
import burin.docs.MemoriesGuide.Wave;
import burin.sim.Engine;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What `docs/guide/memories.md` says of its examples is so.
class MemoriesGuideTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void countsBytes(Engine engine) {
    var histogram = new Histogram();
    try (var sim = engine.open(histogram)) {
      sim.reset().poke(histogram.valid, true);
      for (int value : new int[] {7, 7, 7, 9, 7, 9}) sim.poke(histogram.value, value).step();
      sim.poke(histogram.valid, false).step();
      assertEquals(4, sim.poke(histogram.asked, 7).step().peek(histogram.count));
      assertEquals(2, sim.poke(histogram.asked, 9).step().peek(histogram.count));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void writesBytes(Engine engine) {
    var bytes = new Bytes();
    try (var sim = engine.open(bytes)) {
      sim.poke(bytes.write, true).poke(bytes.enables, 1, 0, 0, 1).poke(bytes.data, 1, 2, 3, 4).poke(bytes.address, 500).step();
      sim.poke(bytes.write, false).step();
      assertArrayEquals(new long[] {1, 0, 0, 4}, sim.peek(bytes.word));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void givesSamples(Engine engine) {
    var wave = new Wave(MemoriesGuide.triangle(folder));
    try (var sim = engine.open(wave)) {
      assertEquals(1600, sim.poke(wave.phase, 100).step().peek(wave.sample));
      assertEquals(80, sim.poke(wave.phase, 250).step().peek(wave.sample));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void sharesWords(Engine engine) {
    var shared = new Shared();
    try (var sim = engine.open(shared)) {
      sim.poke(shared.write, true).poke(shared.to, 3).poke(shared.data, 77).poke(shared.from, 3).step();
      assertEquals(0, sim.peek(shared.word), "the other port's old word");
      assertEquals(77, sim.step().peek(shared.word));
    }
  }
}
