package burin.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongFunction;
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
    LongFunction<Size> sizes = sizes(words[1]);
    long first = Long.parseLong(words[2]);
    Consumer<Integer> progress = done -> System.out.println(done + " of " + count);
    List<String> failures = words[0].equals("all")
        ? Campaign.everywhere(sizes, first, count, cycles, progress)
        : Campaign.run(Target.valueOf(words[0].toUpperCase(Locale.ROOT)), sizes, first, count, cycles, progress);
    failures.forEach(System.out::println);
    assertThat(failures).isEmpty();
  }

  private static LongFunction<Size> sizes(String word) {
    return switch (word) {
      case "tiny" -> _ -> Size.TINY;
      case "small" -> _ -> Size.SMALL;
      case "medium" -> _ -> Size.MEDIUM;
      case "large" -> _ -> Size.LARGE;
      case "mixed" -> Size::mixed;
      case "clocked" -> seed -> Size.mixed(seed).withClocks();
      default -> throw new IllegalArgumentException(word + " is not tiny, small, medium, large, mixed or clocked");
    };
  }
}
