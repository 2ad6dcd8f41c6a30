package burin.schematic;

import burin.schematic.Link.End;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts together what goes between the same two ends: one link for a stream or a bundle, however many signals it has.
final class LinkTable {
  private record Pair(End from, End to) {}

  private final Map<Pair, Integer> forward = new LinkedHashMap<>();
  private final Map<Pair, Integer> backward = new LinkedHashMap<>();
  /// Those that carry the payload of a stream, with its width.
  private final Map<Pair, Integer> streams = new LinkedHashMap<>();

  /// @param isBackwards whether it goes against the streams that it is part of
  void add(End from, End to, int width, boolean isBackwards) {
    (isBackwards ? backward : forward).merge(new Pair(from, to), width, Integer::sum);
  }

  /// What was added between two ends carries the payload of a stream.
  void addStream(End from, End to, int width) {
    streams.put(new Pair(from, to), width);
  }

  /// What goes back between two blocks where a stream goes forth has no line of its own.
  List<Link> links() {
    Set<Long> forth = new HashSet<>();
    streams.keySet().forEach(pair -> forth.add(blocks(pair.from(), pair.to())));
    List<Link> links = new ArrayList<>();
    forward.forEach((pair, width) -> links.add(link(pair, width)));
    backward.forEach((pair, width) -> {
      if (!forth.contains(blocks(pair.to(), pair.from()))) links.add(plain(pair, width));
    });
    return links;
  }

  private static long blocks(End from, End to) {
    return (long) from.block() << 32 | to.block();
  }

  private Link link(Pair pair, int width) {
    Integer payload = streams.get(pair);
    return payload == null ? plain(pair, width) : new Link(pair.from(), pair.to(), Link.Kind.STREAM, payload);
  }

  private static Link plain(Pair pair, int width) {
    return new Link(pair.from(), pair.to(), width == 1 ? Link.Kind.BIT : Link.Kind.BUS, width);
  }
}
