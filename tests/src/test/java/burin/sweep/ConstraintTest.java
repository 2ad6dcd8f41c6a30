package burin.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.diag.UserError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {
  private static final Map<String, Long> VALUES = Map.of("pes", 4L, "block", 16L, "zero", 0L, "big", Long.MAX_VALUE);

  @ParameterizedTest
  @ValueSource(strings = {
      "pes * block == 64", "pes*block<=64", "pes + block / 3 == 9", "block % 5 == 1", "pes < block && block < 17",
      "pes > block || zero == 0", "!zero", "!(pes == 5)", "-pes == 0 - 4", "2 * (pes + 1) == 10", "1", "pes != block",
      "pes >= 4 && !zero && pes", "1 + 2 * 3 == 7", "10 - 4 - 3 == 3"})
  void holds(String text) {
    assertThat(holdsFor(text)).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pes > 4", "0", "zero", "pes == 4 && block == 4", "zero || !1", "pes < 4 || block < 16"})
  void doesNotHold(String text) {
    assertThat(holdsFor(text)).as(text).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      pes <        | --where "pes <": a value is missing at its end
      ''           | --where "": a value is missing at its end
      pes < * 3    | --where "pes < * 3": a value is missing before "*"
      (pes < 3     | --where "(pes < 3": a ")" is missing
      pes < 3)     | --where "pes < 3)": ")" is not expected here
      pes 3        | --where "pes 3": "3" is not expected here
      pes = 3      | --where "pes = 3": "= 3" is not understood
      pes / zero   | --where "pes / zero": it divides by 0 at some point
      big * pes    | --where "big * pes": a number in it exceeds 64 bits
      """)
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> holdsFor(text)).isInstanceOfSatisfying(UserError.class, error -> {
      assertThat(error.diagnostics().getFirst().message()).isEqualTo(message);
      assertThat(error.diagnostics().getFirst().hint())
          .contains("--where \"pes * block <= 1000 && bits != 3\", for instance");
    });
  }

  @Test
  void namesMustBeKnown() {
    assertThatThrownBy(() -> holdsFor("blok > 3")).isInstanceOfSatisfying(UserError.class, error -> {
      assertThat(error.diagnostics().getFirst().message()).isEqualTo("--where \"blok > 3\": there is no parameter blok");
      assertThat(error.diagnostics().getFirst().hint()).contains("did you mean block?");
    });
  }

  @Test
  void hasALimit() {
    String deep = "(".repeat(100_000) + "1";
    assertThatThrownBy(() -> holdsFor(deep)).hasMessageContaining("it has over 1000 words");
  }

  private static boolean holdsFor(String text) {
    return Constraint.parse(text, VALUES.keySet()).holds(VALUES::get);
  }
}
