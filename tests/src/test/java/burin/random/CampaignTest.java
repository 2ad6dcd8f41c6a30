package burin.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// See [Campaign].
class CampaignTest {
  @Test
  @EnabledIfSystemProperty(named = "campaign", matches = ".+")
  void runs() {
    String[] words = System.getProperty("campaign").split("\\s+");
    int count = Integer.parseInt(words[3]);
    int cycles = words.length > 4 ? Integer.parseInt(words[4]) : 20;
    Target target = Target.valueOf(words[0].toUpperCase(Locale.ROOT));
    long first = Long.parseLong(words[2]);
    List<String> failures = Campaign.run(
        target, size(words[1]), first, count, cycles, done -> System.out.println(done + " of " + count));
    failures.forEach(System.out::println);
    assertThat(failures).isEmpty();
  }

  private static Size size(String word) {
    return switch (word) {
      case "tiny" -> Size.TINY;
      case "small" -> Size.SMALL;
      case "medium" -> Size.MEDIUM;
      case "large" -> Size.LARGE;
      default -> throw new IllegalArgumentException(word + " is not tiny, small, medium or large");
    };
  }
}
