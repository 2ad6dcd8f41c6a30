package burin.sim.coverage;

import burin.pass.CoverageKind;
import burin.source.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All points of one subject in one source line, such as the bits of a register: what a report shows in one line.
///
/// @param hits by the points' details
record CoverageGroup(CoverageKind kind, Place place, String subject, Map<String, Long> hits) {

  /// In the order of the source.
  static List<CoverageGroup> of(Coverage coverage) {
    Map<CoverageItem, CoverageGroup> groups = new LinkedHashMap<>();
    coverage.bySource().hits().forEach((item, hits) -> {
      var key = new CoverageItem(item.kind(), item.place(), "", "", item.subject(), "");
      groups.computeIfAbsent(key, k -> new CoverageGroup(k.kind(), k.place(), k.subject(), new LinkedHashMap<>()))
          .hits().put(item.detail(), hits);
    });
    return List.copyOf(groups.values());
  }

  boolean isRequired() {
    return kind.isRequired();
  }

  boolean isReached() {
    return hits.values().stream().allMatch(times -> times > 0);
  }

  boolean isMissed() {
    return hits.values().stream().allMatch(times -> times == 0);
  }

  /// `toggle level`.
  String title() {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return subject.startsWith(word) ? subject : word + " " + subject;
  }

  /// What was never reached, then how often the rest was.
  String outcome() {
    List<String> parts = new ArrayList<>();
    List<String> missed = hits.keySet().stream().filter(detail -> hits.get(detail) == 0).toList();
    if (!missed.isEmpty()) parts.add(missed.equals(List.of("")) ? "never" : "never: " + String.join(", ", folded(missed)));
    if (kind == CoverageKind.TOGGLE) parts.add((hits.size() - missed.size()) + " of " + hits.size());
    else reached().ifPresent(parts::add);
    return String.join("; ", parts);
  }

  private Optional<String> reached() {
    String text = hits.entrySet().stream().filter(entry -> entry.getValue() > 0)
        .map(entry -> (entry.getKey().isEmpty() ? "" : entry.getKey() + " ") + entry.getValue() + " x")
        .collect(Collectors.joining(", "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /// Bits beside one another are told at once: `[3..7] rises`.
  private static List<String> folded(List<String> details) {
    Map<String, List<Integer>> bits = new LinkedHashMap<>();
    List<String> texts = new ArrayList<>();
    for (String detail : details) {
      int close = detail.indexOf("] ");
      if (!detail.startsWith("[") || close < 0) texts.add(detail);
      else bits.computeIfAbsent(detail.substring(close + 2), _ -> new ArrayList<>())
          .add(Integer.parseInt(detail.substring(1, close)));
    }
    bits.forEach((verb, numbers) -> runs(numbers).forEach(run -> texts.add(run + " " + verb)));
    return texts;
  }

  private static List<String> runs(List<Integer> numbers) {
    List<String> runs = new ArrayList<>();
    for (int from = 0, to; from < numbers.size(); from = to) {
      to = from + 1;
      while (to < numbers.size() && numbers.get(to) == numbers.get(to - 1) + 1) to++;
      int last = numbers.get(to - 1);
      runs.add(to - from == 1 ? "[" + last + "]" : "[" + numbers.get(from) + ".." + last + "]");
    }
    return runs;
  }
}
