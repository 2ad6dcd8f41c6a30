package burin.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import burin.source.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Maps and sets of parts against those of the class library, over parts whose numbers follow one another, are far from one
/// another, and both.
class PartMapTest {
  private static final int PARTS = 3_000;
  private static final int STEPS = 40_000;

  private static List<Part> parts(Random random, int mostBetween) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < PARTS; i++) {
      parts.add(random.nextBoolean() ? Literal.number(i) : new Wire("w" + i, BoolType.BOOL, Place.NONE));
      int between = random.nextInt(mostBetween);
      for (int k = 0; k < between; k++) Literal.bool(true);
    }
    return parts;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 500})
  void mapIsThatOfTheClassLibrary(int mostBetween) {
    var random = new Random(mostBetween);
    List<Part> parts = parts(random, mostBetween);
    var map = new PartMap<Part, Integer>();
    Map<Part, Integer> expected = new IdentityHashMap<>();
    assertThat(map.isEmpty()).isTrue();
    for (int i = 0; i < STEPS; i++) {
      Part key = parts.get(random.nextInt(PARTS));
      int value = i;
      switch (random.nextInt(6)) {
        case 0 -> assertThat(map.put(key, value)).isEqualTo(expected.put(key, value));
        case 1 -> assertThat(map.putIfAbsent(key, value)).isEqualTo(expected.putIfAbsent(key, value));
        case 2 -> assertThat(map.computeIfAbsent(key, _ -> value)).isEqualTo(expected.computeIfAbsent(key, _ -> value));
        case 3 -> {
          map.remove(key);
          expected.remove(key);
        }
        case 4 -> assertThat(map.getOrDefault(key, -1)).isEqualTo(expected.getOrDefault(key, -1));
        default -> assertThat(map.containsKey(key)).isEqualTo(expected.containsKey(key));
      }
    }
    assertThat(map.isEmpty()).isFalse();
    for (Part part : parts) assertThat(map.get(part)).isEqualTo(expected.get(part));
    map.clear();
    for (Part part : parts) assertThat(map.get(part)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 500})
  void setIsThatOfTheClassLibrary(int mostBetween) {
    var random = new Random(mostBetween);
    List<Part> parts = parts(random, mostBetween);
    var set = new PartSet<Part>();
    Set<Part> expected = new HashSet<>();
    for (int i = 0; i < STEPS / 10; i++) {
      Part part = parts.get(random.nextInt(PARTS));
      assertThat(set.isEmpty()).isEqualTo(expected.isEmpty());
      assertThat(set.add(part)).isEqualTo(expected.add(part));
    }
    for (Part part : parts) assertThat(set.contains(part)).isEqualTo(expected.contains(part));
  }

  @Test
  void nothingIsKnownAsNull() {
    var map = new PartMap<Expr, String>();
    Expr key = Literal.number(1);
    assertThatNullPointerException().isThrownBy(() -> map.put(key, null));
    assertThat(map.computeIfAbsent(key, _ -> null)).isNull();
    assertThat(map.containsKey(key)).isFalse();
  }

  @Test
  void equalContentsAreStillTwo() {
    Expr one = Literal.number(5);
    Expr other = Literal.number(5);
    assertThat(one).isEqualTo(one).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other).hasToString("Literal:range(5, 5)");
  }
}
