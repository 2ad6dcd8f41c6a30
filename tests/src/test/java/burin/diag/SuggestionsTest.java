package burin.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  private static final List<String> KNOWN = List.of("pes", "block", "bits", "weightRows", "lenet-300-100");

  @ParameterizedTest
  @CsvSource({
    "pez, pes", "PES, pes", "pse, pes", "blok, block", "bit, bits", "weight, weightRows", "wieghtrows, weightRows",
    "lenet, lenet-300-100", "lenet-300-10, lenet-300-100", "le, lenet-300-100"
  })
  void findsWhatWasMeant(String word, String meant) {
    assertThat(Suggestions.nearest(word, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "xyz", "''", "vgg-16"})
  void suggestsNothingForWhatIsFarAway(String word) {
    assertThat(Suggestions.nearest(word, KNOWN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', '', 0", "a, '', 1", "abc, abc, 0", "abc, acb, 1", "abc, abd, 1", "abc, bc, 1", "kitten, sitting, 3"})
  void distanceCountsSlips(String a, String b, int distance) {
    assertThat(Suggestions.distance(a, b)).isEqualTo(distance);
    assertThat(Suggestions.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void hintListsAllWhereNothingIsNear() {
    assertThat(Suggestions.hint("xyz", List.of("one", "two"))).isEqualTo("there is one, two");
    assertThat(Suggestions.hint("tow", List.of("one", "two"))).isEqualTo("did you mean two?");
  }
}
