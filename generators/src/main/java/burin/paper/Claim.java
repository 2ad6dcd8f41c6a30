package burin.paper;

import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Something that a paper says, and how to find out.
///
/// @param text what is claimed, with its place in the paper where it has one
/// @param paper the paper's value
/// @param how where our value comes from, or why there is none
/// @param check computes our value
/// @param isSlow whether that takes longer than a second
public record Claim(String text, String paper, String how, Supplier<Outcome> check, boolean isSlow) {

  /// @param ours our value; empty where there is none
  public record Outcome(String ours, Verdict verdict) {}

  /// A whole number, which has to be the same.
  static Claim count(String text, long paper, String how, LongSupplier ours) {
    return of(text, grouped(paper), how, () -> {
      long computed = ours.getAsLong();
      return new Outcome(grouped(computed), Verdict.of(computed == paper));
    });
  }

  /// A number that has to be the same to as many digits behind the point as the paper has.
  ///
  /// @param paper such as `51.52 %`: the number, and after a space its unit
  static Claim measure(String text, String paper, String how, DoubleSupplier ours) {
    String[] words = paper.split(" ", 2);
    String unit = words.length == 1 ? "" : " " + words[1];
    int digits = words[0].contains(".") ? words[0].length() - words[0].indexOf('.') - 1 : 0;
    return of(text, paper, how, () -> {
      String computed = fixed(ours.getAsDouble(), digits);
      return new Outcome(computed + unit, Verdict.of(computed.equals(words[0])));
    });
  }

  /// Something else that is computed.
  static Claim of(String text, String paper, String how, Supplier<Outcome> check) {
    return new Claim(text, paper, how, check, false);
  }

  /// What takes longer.
  Claim slow() {
    return new Claim(text, paper, how, check, true);
  }

  /// What cannot be decided here, and what there is in its place.
  ///
  /// @param why that is so, and what the other value is
  static Claim undecided(String text, String paper, String why, Supplier<String> instead) {
    return of(text, paper, why, () -> new Outcome(instead.get(), Verdict.NOT_REPRODUCIBLE));
  }

  /// What cannot be decided here.
  static Claim undecided(String text, String paper, String why) {
    return undecided(text, paper, why, () -> "");
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String fixed(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  static String scientific(double number) {
    return String.format(Locale.ROOT, "%.2e", number).replace("e-0", "e-");
  }

  static String percent(double share) {
    return fixed(100 * share, 2) + " %";
  }

  static String times(double factor) {
    return fixed(factor, 2) + " times";
  }
}
