package burin.hdl.errors;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import java.lang.reflect.Executable;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// Every public verb of the language and the library is called with null for each of its arguments in turn, within the
/// constructor of a module. Each time a line tells of it, which names the argument.
class NullArgumentsTest {
  /// What one call with null for one argument comes to; empty where it is told as it should be.
  ///
  /// @param said of the arguments before
  private static String outcome(Executable verb, int argument, Set<String> said) {
    return outcome(verb, argument, said, (_, _) -> null);
  }

  private static String outcome(
      Executable verb, int argument, Set<String> said, BiFunction<Samples, Type, Object> given) {
    try {
      Burin.circuit(new Samples(samples -> PublicVerbs.call(samples, verb, argument, given)));
      return "nothing is said";
    } catch (UserError mistake) {
      Diagnostic told = mistake.diagnostics().getLast();
      boolean right = told.code() == Code.NULL && told.message().endsWith(" is null") && told.where().isKnown();
      if (right && !said.add(told.message())) return "said of two arguments: " + told.message();
      return right ? "" : mistake.getMessage().lines().findFirst().orElse("");
    } catch (RuntimeException failure) {
      return failure.toString();
    }
  }

  @Test
  void everyNullArgumentIsNamed() throws Exception {
    List<String> wrong = new ArrayList<>();
    int calls = 0;
    for (Executable verb : PublicVerbs.all()) {
      Set<String> said = new HashSet<>();
      for (int i = 0; i < verb.getParameterCount(); i++) {
        if (verb.getParameterTypes()[i].isPrimitive()) continue;
        calls++;
        String outcome = outcome(verb, i, said);
        if (!outcome.isEmpty()) wrong.add(PublicVerbs.name(verb) + " argument " + i + ": " + outcome);
      }
    }
    System.out.println(calls + " calls with null");
    if (Boolean.getBoolean("nulls.list")) wrong.forEach(System.out::println);
    assertThat(wrong).isEmpty();
    assertThat(calls).isGreaterThan(300);
  }

  @Test
  void everyNullInAListIsFound() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Executable verb : PublicVerbs.all()) {
      for (int i = 0; i < verb.getParameterCount(); i++) {
        Class<?> type = verb.getParameterTypes()[i];
        if (type != List.class && !Object[].class.isAssignableFrom(type)) continue;
        String outcome = outcome(verb, i, new HashSet<>(), (samples, list) -> samples.withNull(list).orElseThrow());
        if (!outcome.isEmpty()) wrong.add(PublicVerbs.name(verb) + " list " + i + ": " + outcome);
      }
    }
    if (Boolean.getBoolean("nulls.list")) wrong.forEach(System.out::println);
    assertThat(wrong).isEmpty();
  }
}
