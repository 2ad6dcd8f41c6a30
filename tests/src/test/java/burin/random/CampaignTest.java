package burin.random;

import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Circuit;
import java.util.Locale;
import java.util.Optional;
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
    Report report = words[0].equals("all")
        ? Campaign.everywhere(sizes, first, count, cycles, progress)
        : Campaign.run(Target.valueOf(words[0].toUpperCase(Locale.ROOT)), sizes, first, count, cycles, progress);
    System.out.print(report);
    assertThat(report.differences()).isEmpty();
  }

  /// A batch is halved until it is known over which circuit a tool breaks down; the others count.
  @Test
  void namesTheCircuitThatAToolBreaksDownOver() {
    var broken = new Fault("%Error: Internal Error: V3Gate.cpp", true);
    Report report = Campaign.run(Target.LINT, (circuit, _) -> has(circuit, "C7") ? Optional.of(broken) : Optional.empty(), 0, 40);
    assertThat(report.differences()).isEmpty();
    assertThat(report.breakdowns()).singleElement().asString().startsWith("LINT, seed 7, Size[").contains("V3Gate");
    assertThat(report.toString()).contains("LINT: 39 equal, 0 different, 1 that a tool broke down over");
  }

  @Test
  void namesCircuitsThatAreWrongOnlyTogether() {
    var said = new Fault("a word", false);
    Report report = Campaign.run(Target.LINT,
        (circuit, _) -> has(circuit, "C3") && has(circuit, "C15") ? Optional.of(said) : Optional.empty(), 0, 20);
    assertThat(report.differences()).singleElement().asString().contains("only together: a word");
    assertThat(report.equal(Target.LINT)).isEqualTo(20);
  }

  @Test
  void knowsABreakdownByWhatIsSaid() {
    assertThat(Fault.of("verilator, status 1:\n%Error: Internal Error: C16.v:124:11").ofTool()).isTrue();
    assertThat(Fault.of("verilator, status 1:\n%Error: C16.v:124:11: syntax error").ofTool()).isFalse();
    assertThat(Fault.of(new IllegalStateException("g++ was killed, most likely since")).ofTool()).isTrue();
    assertThat(Fault.of(new IllegalStateException()).ofTool()).isFalse();
  }

  private static boolean has(Circuit circuit, String module) {
    return circuit.modules().stream().anyMatch(found -> found.name().equals(module));
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
