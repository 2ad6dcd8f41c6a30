package burin.lib.memory;

/// What a port that both reads and writes gives after a cycle in which it has written, as block RAMs have it.
public enum PortMode {
  /// The word as it was before: "read first".
  OLD,
  /// The word as it was written: "write first". It is made with registers and multiplexers beside the memory.
  NEW,
  /// What it gave before: it does not read while it writes. The cheapest one, which every memory macro has.
  NO_CHANGE
}
