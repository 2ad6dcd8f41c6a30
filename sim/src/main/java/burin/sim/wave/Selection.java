package burin.sim.wave;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import burin.hdl.Value;
import burin.ir.Circuit;
import burin.sim.Hierarchy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What of a circuit is recorded, and how much of it is kept.
///
/// @param everything all ports, registers and read ports
/// @param ports all ports of the top module
/// @param values handles of ports, registers and read ports; in arrays of instances, those of all instances
/// @param patterns names with their paths, in which `*` stands for anything without a dot and `**` for anything
/// @param memories whether `everything` has the words of memories, too
/// @param cycles how many cycles are kept, the last ones
public record Selection(
    boolean everything, boolean ports, List<Value> values, List<String> patterns, boolean memories, long cycles) {
  public Selection {
    if (cycles < 1) throw new UserError(Code.SIZE, "a recording of the last " + cycles + " cycles", "at least 1");
    values = List.copyOf(values);
    patterns = List.copyOf(patterns);
  }

  /// All ports, registers and read ports.
  public static Selection all() {
    return new Selection(true, false, List.of(), List.of(), false, Long.MAX_VALUE);
  }

  /// The ports of the top module.
  public static Selection ofPorts() {
    return new Selection(false, true, List.of(), List.of(), false, Long.MAX_VALUE);
  }

  public static Selection of(Value... values) {
    return new Selection(false, false, List.of(values), List.of(), false, Long.MAX_VALUE);
  }

  /// Everything with one of these names: `tiles[*].sum`, `**.sum`, `queue.ram[0]`.
  public static Selection matching(String... patterns) {
    return new Selection(false, false, List.of(), List.of(patterns), false, Long.MAX_VALUE);
  }

  public Selection and(Value... more) {
    List<Value> all = new ArrayList<>(values);
    all.addAll(List.of(more));
    return new Selection(everything, ports, all, patterns, memories, cycles);
  }

  public Selection andMatching(String... more) {
    List<String> all = new ArrayList<>(patterns);
    all.addAll(List.of(more));
    return new Selection(everything, ports, values, all, memories, cycles);
  }

  /// The words of all memories, too.
  public Selection withMemories() {
    return new Selection(everything, ports, values, patterns, true, cycles);
  }

  /// Only what happened last.
  public Selection last(long cycles) {
    return new Selection(everything, ports, values, patterns, memories, cycles);
  }

  /// The patterns that nothing in a circuit matches, each with what was probably meant.
  public Map<String, Optional<String>> unmatched(Circuit circuit) {
    Map<String, Optional<String>> unmatched = new LinkedHashMap<>();
    if (patterns.isEmpty()) return unmatched;
    List<Line> all = sources(circuit, true, _ -> true).stream().map(Source::line).toList();
    for (String pattern : patterns) {
      if (all.stream().anyMatch(line -> matches(pattern).test(line.toString()))) continue;
      List<String> names = all.stream().filter(line -> line.kind() != Line.Kind.WORD).map(Line::toString).toList();
      unmatched.put(pattern, Suggestions.nearest(pattern, names));
    }
    return unmatched;
  }

  /// @param names of what `values` stand for
  List<Source> sources(Circuit circuit, Collection<String> names) {
    Set<String> named = new LinkedHashSet<>(names);
    Predicate<String> matched = patterns.stream().map(Selection::matches).reduce(_ -> false, Predicate::or);
    return sources(circuit, memories || !patterns.isEmpty(), line -> switch (line.kind()) {
      case RESET -> true;
      case INPUT, OUTPUT -> everything || ports || named.contains(line.toString()) || matched.test(line.toString());
      case STATE -> everything || named.contains(line.toString()) || matched.test(line.toString());
      case WORD -> memories || matched.test(line.toString());
    });
  }

  /// @param words whether those of memories, of which there may be very many, can be wanted at all
  private static List<Source> sources(Circuit circuit, boolean words, Predicate<Line> wanted) {
    List<Source> sources = new ArrayList<>();
    for (Source source : Source.ofTop(circuit)) if (wanted.test(source.line())) sources.add(source);
    List<Hierarchy.Element> elements = Hierarchy.elements(circuit);
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).isMemory() && !words) continue;
      for (Source source : Source.ofElement(elements.get(i), i)) if (wanted.test(source.line())) sources.add(source);
    }
    return sources;
  }

  private static Predicate<String> matches(String pattern) {
    String regex = Pattern.compile("\\*\\*|\\*|[^*]+").matcher(pattern).results().map(part -> switch (part.group()) {
      case "**" -> ".*";
      case "*" -> "[^.]*";
      default -> Pattern.quote(part.group());
    }).collect(Collectors.joining());
    return Pattern.compile(regex).asMatchPredicate();
  }
}
