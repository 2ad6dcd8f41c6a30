package burin.sweep;

import burin.diag.Code;
import burin.diag.UserError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which points of a grid are run.
public sealed interface Sampling {
  /// Every one.
  record All() implements Sampling {}

  /// The corners: each parameter at its smallest or its largest value.
  record Boundary() implements Sampling {}

  /// So many that differ, drawn with a seed; all where there are not more.
  record Random(int count, long seed) implements Sampling {
    public Random {
      if (count < 1) throw new IllegalArgumentException("a sample of %d points".formatted(count));
    }
  }

  Sampling ALL = new All();

  Pattern RANDOM = Pattern.compile("random:([1-9]\\d{0,8})");

  /// `all`, `boundary` or `random:100`.
  ///
  /// @throws UserError if it is none of these
  static Sampling parse(String text, long seed) {
    Matcher random = RANDOM.matcher(text);
    if (text.equals("all")) return ALL;
    if (text.equals("boundary")) return new Boundary();
    if (random.matches()) return new Random(Integer.parseInt(random.group(1)), seed);
    throw new UserError(Code.OPTION, "--sample is \"%s\"".formatted(text), "--sample all, boundary, or random:100, for instance");
  }
}
