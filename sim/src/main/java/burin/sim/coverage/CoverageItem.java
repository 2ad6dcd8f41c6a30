package burin.sim.coverage;

import burin.pass.CoverageKind;
import burin.pass.CoveragePoint;
import burin.source.Place;
import java.util.Comparator;

/// A point of one instance of a module. Two runs of one circuit have equal items.
///
/// @param place where the author wrote it
/// @param module the module's name in the Verilog
/// @param instance the way to it from the top, such as `tiles[3].pe`; empty in the top itself
/// @param subject what it belongs to, such as a register's name
/// @param detail which of those that the subject has; may be empty
public record CoverageItem(CoverageKind kind, Place place, String module, String instance, String subject, String detail)
    implements Comparable<CoverageItem> {
  private static final Comparator<CoverageItem> ORDER = Comparator
      .<CoverageItem, String>comparing(item -> item.place().file())
      .thenComparingInt(item -> item.place().line())
      .thenComparing(CoverageItem::module)
      .thenComparing(CoverageItem::kind)
      .thenComparing(CoverageItem::subject, CoverageItem::compareText)
      .thenComparing(CoverageItem::detail, CoverageItem::compareText)
      .thenComparing(CoverageItem::instance, CoverageItem::compareText);

  static CoverageItem of(CoveragePoint point, String module, String instance) {
    return new CoverageItem(point.kind(), point.place(), module, instance, point.subject(), point.detail());
  }

  /// Shorter numbers come first, so that `[10]` follows `[9]`; otherwise as text.
  private static int compareText(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endA = numberEnd(a, i);
      int endB = numberEnd(b, j);
      int order = endA > i && endB > j
          ? Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())
              .compare(a.substring(i, endA), b.substring(j, endB))
          : Character.compare(a.charAt(i), b.charAt(j));
      if (order != 0) return order;
      i = Math.max(endA, i + 1);
      j = Math.max(endB, j + 1);
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  private static int numberEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') end++;
    return end;
  }

  /// The point of the module, whatever the instance.
  CoverageItem inModule() {
    return new CoverageItem(kind, place, module, "", subject, detail);
  }

  /// The point of the source line, whatever the module.
  CoverageItem inSource() {
    return new CoverageItem(kind, place, "", "", subject, detail);
  }

  @Override
  public int compareTo(CoverageItem other) {
    return ORDER.compare(this, other);
  }
}
