package burin.pass;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a memory is like for whoever makes a macro of it: two memories of equal shape can be the same macro.
///
/// Every port's address, data, enables and mask are signals of their own, called after the port: `R0_addr`, `R0_en`, `R0_data`;
/// `A0_addr`, `A0_data`; `W0_addr`, `W0_en`, `W0_mask`, `W0_data`; `RW0_addr`, `RW0_read`, `RW0_write`, `RW0_mask`, `RW0_rdata`,
/// `RW0_wdata`. A read gives the word as it was before the edge. Of several writes of one lane the port with the highest number
/// wins.
///
/// @param words how many, at least 1
/// @param width bits of a word
/// @param lanes of a word that are written one without the others; 0 where only whole words are written
/// @param ports first those that only read
/// @param clocks for each clock whether it comes with an enable
public record MemoryShape(int words, int width, int lanes, List<Port> ports, List<Boolean> clocks) {
  /// What a port does.
  public enum Kind {
    READ("r"),
    COMBINATIONAL_READ("a"),
    WRITE("w"),
    READ_WRITE("rw");

    private final String letters;

    Kind(String letters) {
      this.letters = letters;
    }

    public boolean isRead() {
      return this != WRITE;
    }

    public boolean isWrite() {
      return this == WRITE || this == READ_WRITE;
    }

    public boolean isClocked() {
      return this != COMBINATIONAL_READ;
    }

    String prefix() {
      return letters.toUpperCase(Locale.ROOT);
    }
  }

  /// @param clock the number of its clock; -1 for one without
  public record Port(Kind kind, int clock) {
    public Port {
      checkArgument(kind.isClocked() == (clock >= 0), "%s with clock %s", kind, clock);
    }
  }

  public MemoryShape {
    ports = List.copyOf(ports);
    clocks = List.copyOf(clocks);
    checkArgument(lanes == 0 || width % lanes == 0, "%s bits in %s lanes", width, lanes);
  }

  public int count(Kind kind) {
    return (int) ports.stream().filter(port -> port.kind() == kind).count();
  }

  public boolean isMasked() {
    return lanes > 0;
  }

  /// Bits of a lane; those of the word where there are no lanes.
  public int laneWidth() {
    return isMasked() ? width / lanes : width;
  }

  /// What the signals of each port begin with: its kind and its number among those of its kind, such as `R0`.
  public List<String> prefixes() {
    List<String> prefixes = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      Kind kind = ports.get(i).kind();
      long before = ports.subList(0, i).stream().filter(port -> port.kind() == kind).count();
      prefixes.add(kind.prefix() + before);
    }
    return prefixes;
  }

  /// The prefixes of the ports that have a clock.
  public List<String> portsOf(int clock) {
    List<String> prefixes = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).clock() == clock) prefixes.add(prefixes().get(i));
    }
    return prefixes;
  }

  /// The prefix of a clock's line, which is that of the first of its ports; empty where there is one clock only.
  public String clockName(int clock) {
    return clocks.size() == 1 ? "" : portsOf(clock).getFirst();
  }

  /// Such as `mem_1024x32_1rw_m8`: words, bits of a word, ports of each kind, bits of a lane. With several clocks `_c` and the
  /// number of the clock of each port that has one follow, and `_e` with the numbers of those that come with an enable.
  public String name() {
    var name = new StringBuilder("mem_" + words + "x" + width + "_");
    for (Kind kind : Kind.values()) {
      if (count(kind) > 0) name.append(count(kind)).append(kind.letters);
    }
    if (isMasked()) name.append("_m").append(laneWidth());
    if (clocks.size() > 1) {
      name.append("_c");
      ports.stream().filter(port -> port.kind().isClocked()).forEach(port -> name.append(port.clock()));
    }
    if (clocks.contains(true)) {
      name.append("_e");
      for (int i = 0; i < clocks.size(); i++) name.append(clocks.get(i) ? i : "");
    }
    return name.toString();
  }
}
