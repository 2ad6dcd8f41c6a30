package burin.hdl.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.Burin;
import burin.diag.UserError;
import burin.lib.arithmetic.FloatConverter;
import burin.lib.arithmetic.FloatFormat;
import burin.lib.axi.Axi4;
import burin.lib.axi.Transfer;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every public verb of the language and the library is called with numbers that mean nothing, one argument at a time. It may
/// take them, or refuse them in a text; nothing of Java's own may come of it.
class OddNumbersTest {
  private static final Map<Class<?>, List<Object>> ODD = Map.of(
      int.class, List.of(-1, 0, Integer.MIN_VALUE),
      long.class, List.of(-1L, 0L, Long.MIN_VALUE, Long.MAX_VALUE),
      double.class, List.of(Double.NaN, Double.POSITIVE_INFINITY, -1e300, Double.MIN_VALUE),
      int[].class, List.of(new int[0], new int[] {-1}, new int[] {1, 1, 1, 99}),
      long[].class, List.of(new long[0], new long[] {Long.MIN_VALUE}, new long[100]));

  /// Empty where the number is taken, or refused in a text.
  private static String outcome(Executable verb, int argument, Object odd) {
    try {
      Burin.circuit(new Samples(samples -> PublicVerbs.call(samples, verb, argument, (_, _) -> odd)));
      return "";
    } catch (UserError mistake) {
      return "";
    } catch (IllegalArgumentException refused) {
      return refused.getMessage() == null ? refused.toString() : "";
    } catch (RuntimeException | Error failure) {
      return failure.toString();
    }
  }

  @Test
  void theSmallestNumberIsNotTakenForASmallOne() {
    var converter = assertThrows(IllegalArgumentException.class,
        () -> new FloatConverter.Config(FloatFormat.BINARY16, FloatFormat.BINARY32, Integer.MIN_VALUE, 0));
    assertThat(converter).hasMessageStartingWith("power is -2147483648, allowed ");
    var transfer = assertThrows(IllegalArgumentException.class, () -> Transfer.of(new Axi4.Config(32, 32), Long.MIN_VALUE));
    assertThat(transfer).hasMessage("maxWords is -9223372036854775808, must be at least 1");
  }

  @Test
  void everyOddNumberIsTakenOrRefused() throws Exception {
    List<String> wrong = new ArrayList<>();
    int calls = 0;
    for (Executable verb : PublicVerbs.all()) {
      for (int i = 0; i < verb.getParameterCount(); i++) {
        for (Object odd : ODD.getOrDefault(verb.getParameterTypes()[i], List.of())) {
          calls++;
          String outcome = outcome(verb, i, odd);
          if (!outcome.isEmpty()) wrong.add(PublicVerbs.name(verb) + " argument " + i + ", " + odd + ": " + outcome);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(calls).isGreaterThan(500);
  }
}
