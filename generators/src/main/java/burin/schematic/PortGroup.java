package burin.schematic;

import burin.ir.Port;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Ports of a module that belong together: the fields of a bundle, or one port alone.
///
/// The fields of a bundle are ports of their own in the circuit, called `bundle_field`; an author's own names have no `_`.
///
/// @param isInput whether the ports go in, for a stream whether its payload does
/// @param isStream whether there is a `valid`
record PortGroup(String name, boolean isInput, boolean isStream, ImmutableSet<Port> ports) {
  private static final String VALID = "_valid";

  /// All groups of a module's ports, in the order of the ports; every port is in one of them.
  static List<PortGroup> of(List<Port> ports) {
    Set<String> streams = streams(ports);
    Map<String, List<Port>> members = new LinkedHashMap<>();
    for (Port port : ports) members.computeIfAbsent(key(port, streams), _ -> new ArrayList<>()).add(port);
    return members.values().stream().map(each -> group(each, streams)).toList();
  }

  /// The prefixes of ports that are called `..._valid`.
  private static Set<String> streams(List<Port> ports) {
    Set<String> streams = new HashSet<>();
    for (Port port : ports) {
      if (port.name().endsWith(VALID)) streams.add(port.name().substring(0, port.name().length() - VALID.length()));
    }
    return streams;
  }

  /// The longest prefix that is a stream, else the first word and the direction.
  private static String key(Port port, Set<String> streams) {
    for (int end = port.name().lastIndexOf('_'); end > 0; end = port.name().lastIndexOf('_', end - 1)) {
      String prefix = port.name().substring(0, end);
      if (streams.contains(prefix)) return prefix;
    }
    return bundle(port.name()) + (port.isInput() ? " in" : " out");
  }

  /// What comes before the first `_` that is not at one of the ends.
  private static String bundle(String name) {
    int end = name.indexOf('_', 1);
    return end < 0 || end == name.length() - 1 ? name : name.substring(0, end);
  }

  private static PortGroup group(List<Port> ports, Set<String> streams) {
    Port first = ports.getFirst();
    String key = key(first, streams);
    if (!streams.contains(key)) {
      String name = ports.size() == 1 ? first.name() : bundle(first.name());
      return new PortGroup(name, first.isInput(), false, ImmutableSet.copyOf(ports));
    }
    Port valid = ports.stream().filter(port -> port.name().equals(key + VALID)).findFirst().orElseThrow();
    return new PortGroup(key, valid.isInput(), true, ImmutableSet.copyOf(ports));
  }

  /// Whether a port goes against its group, as the `ready` of a stream does.
  boolean isBackwards(Port port) {
    return port.isInput() != isInput;
  }

  /// Whether a port is part of what a stream hands over: nothing that only tells when.
  boolean isPayload(Port port) {
    return isStream && !isBackwards(port) && (!isValid(port) || width() == 0);
  }

  private boolean isValid(Port port) {
    return isStream && port.name().equals(name + VALID);
  }

  /// Bits of what goes the way of the group, without the `valid` of a stream.
  int width() {
    return ports.stream().filter(port -> !isBackwards(port) && !isValid(port))
        .mapToInt(port -> port.type().width()).sum();
  }
}
