package burin.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.diag.UserError;
import burin.flow.Allowed;
import burin.flow.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  private static final Parameter BITS = Parameter.of("bits", 4, Allowed.of(-2, 8).or(16).or(1000), "a width");
  private static final String FORMS =
      "bits=4, bits=1,2,4, bits=16..128:16, bits=1..64:*2 or bits=all, for instance";

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      4          | [4]
      1, 2 ,4    | [1, 2, 4]
      -2..1      | [-2, -1, 0, 1]
      0..8:3     | [0, 3, 6]
      1..8:*2    | [1, 2, 4, 8]
      3..8:*9    | [3]
      2..4,16,3  | [2, 3, 4, 16]
      5..5       | [5]
      all        | [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 1000]
      """)
  void holdsEachValueOnce(String text, String values) {
    assertThat(Axis.parse(BITS, text).values().toString()).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ''      | parameter bits has no value
      4,      | parameter bits has no value
      four    | parameter bits is "four", which is neither a number nor a range
      1..4:x  | parameter bits is "1..4:x", which is neither a number nor a range
      1..2..3 | parameter bits is "1..2..3", which is neither a number nor a range
      1..4:0  | parameter bits is 1..4:0, which never comes to its end
      1..4:*1 | parameter bits is 1..4:*1, which never comes to its end
      0..4:*2 | parameter bits is 0..4:*2, but only numbers of at least 1 grow by a factor
      """)
  void saysWhatIsWrong(String text, String message) {
    assertMistake(text, message, FORMS);
  }

  @Test
  void anEmptyRangeIsProbablyTurnedRound() {
    assertMistake("8..2:3", "parameter bits is 8..2:3, an empty range", "bits=2..8");
  }

  @Test
  void everyValueMustBeAllowed() {
    assertMistake("2..9", "parameter bits is 9, allowed -2..8, 16, 1000", FORMS);
    assertMistake("9999999999", "parameter bits is 9999999999, allowed -2..8, 16, 1000", FORMS);
  }

  @Test
  void hasALimit() {
    var vast = Parameter.of("bits", 1, Allowed.of(1, Integer.MAX_VALUE), "");
    assertThatThrownBy(() -> Axis.parse(vast, "all")).hasMessageContaining("parameter bits has over 1048576 values");
  }

  @Test
  void ofJavaIsTheSame() {
    assertThat(Axis.range("block", 16, 70, 16)).isEqualTo(Axis.of("block", 16, 32, 48, 64));
    assertThat(Axis.of("x", 3, 1, 3, 2).values()).isEqualTo(List.of(3, 1, 2));
    assertThat(Axis.of("x", 3, 1, 2).ends()).isEqualTo(Axis.of("x", 1, 3));
    assertThatThrownBy(() -> Axis.range("block", 4, 3, 1)).hasMessageContaining("an empty range");
  }

  private static void assertMistake(String text, String message, String hint) {
    assertThatThrownBy(() -> Axis.parse(BITS, text)).isInstanceOfSatisfying(UserError.class, error -> {
      assertThat(error.diagnostics()).hasSize(1);
      assertThat(error.diagnostics().getFirst().message()).isEqualTo(message);
      assertThat(error.diagnostics().getFirst().hint()).contains(hint);
    });
  }
}
