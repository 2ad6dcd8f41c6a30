package burin.diff;

import java.util.Comparator;

/// Orders places such as `a/Fifo.v:12.3-14.6` as they stand in the files.
final class SourceOrder {
  private static final Comparator<String> ORDER = Comparator.comparing(SourceOrder::file)
      .thenComparingInt(place -> number(place, 0))
      .thenComparingInt(place -> number(place, 1));

  private SourceOrder() {}

  static int compare(String one, String other) {
    return ORDER.compare(one, other);
  }

  /// Without the folder, which differs between the two sides.
  private static String file(String place) {
    String path = first(place).replaceFirst(":[^:]*$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static int number(String place, int index) {
    String[] numbers = first(place).replaceFirst("^.*:", "").replaceFirst("-.*$", "").split("\\.");
    return index < numbers.length && numbers[index].matches("\\d{1,9}") ? Integer.parseInt(numbers[index]) : 0;
  }

  private static String first(String place) {
    return place.split("\\|", 2)[0];
  }
}
