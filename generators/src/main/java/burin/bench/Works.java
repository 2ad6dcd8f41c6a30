package burin.bench;

import burin.diag.Code;
import burin.diag.UserError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The designs by name.
public final class Works {
  /// What is measured if nothing else is asked for.
  public static final List<String> USUAL =
      List.of("apu10x400", "apu4x64", "rv32i", "random6000", "crossbar", "fifochain", "wide");

  /// Takes hardly any time to build, but has lanes.
  static final String SMALLEST = "apu2x8";

  private static final Pattern ARRAY = Pattern.compile("apu([1-9][0-9]{0,3})x([1-9][0-9]{0,3})");
  private static final Pattern RANDOM = Pattern.compile("random([1-9][0-9]{1,5})");

  private Works() {}

  /// @throws UserError if there is none of the name
  public static void check(String name) {
    if (USUAL.contains(name) || ARRAY.matcher(name).matches() || RANDOM.matcher(name).matches()) return;
    throw new UserError(
        Code.UNKNOWN, "bench simulate cannot take \"%s\"".formatted(name), "one of " + String.join(", ", USUAL));
  }

  static Work of(String name) {
    check(name);
    Matcher array = ARRAY.matcher(name);
    if (array.matches()) return new ApuWork(Integer.parseInt(array.group(1)), Integer.parseInt(array.group(2)));
    Matcher random = RANDOM.matcher(name);
    if (random.matches()) return new RandomWork(Integer.parseInt(random.group(1)));
    return switch (name) {
      case "rv32i" -> new RiscvWork();
      case "crossbar" -> new CrossbarWork();
      case "wide" -> new WideWork();
      default -> new FifoChainWork();
    };
  }
}
