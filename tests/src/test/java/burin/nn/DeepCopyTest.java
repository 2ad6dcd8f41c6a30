package burin.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DeepCopyTest {
  @Test
  void nothingIsShared() {
    int[][][] deep = {{{1, 2}, {3}}, {}, {{4}}};
    int[][][] copy = DeepCopy.of(deep);
    assertArrayEquals(deep, copy);
    copy[0][1][0] = 9;
    copy[2] = null;
    assertArrayEquals(new int[][][] {{{1, 2}, {3}}, {}, {{4}}}, deep);
  }

  @Test
  void numbersMayBeOfOtherTypes() {
    long[][] longs = {{1L}, {2L, 3L}};
    float[][] floats = {{0.5f}};
    assertArrayEquals(longs, DeepCopy.of(longs));
    assertArrayEquals(floats, DeepCopy.of(floats));
    assertEquals("no array of numbers: text",
        assertThrows(IllegalArgumentException.class, () -> DeepCopy.of(new String[] {"text"})).getMessage());
  }
}
