package burin.sim;

import burin.ir.Circuit;
import burin.ir.Port;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.source.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Two engines that do everything together and are compared: after every clock edge all registers, read ports and
/// outputs, every so many edges and at the end all memories, and whatever is peeked. The first difference is a
/// [LockstepDifference].
public final class LockstepModel implements Model {
  /// An engine's model and what messages call it.
  public record Engine(String name, Model model) {}

  private static final int MEMORIES_EVERY = 1000;

  private final Engine first;
  private final Engine second;
  private final int memoriesEvery;
  private final List<Port> ports;
  private final List<Hierarchy.Element> elements;
  private final List<Hierarchy.WatchPoint> watches;
  private final PortValues[] outputs;
  private long cycle;

  private LockstepModel(Circuit circuit, Engine first, Engine second, int memoriesEvery) {
    this.first = first;
    this.second = second;
    this.memoriesEvery = memoriesEvery;
    this.ports = circuit.top().ports();
    this.elements = Hierarchy.elements(circuit);
    this.watches = Hierarchy.watches(circuit);
    List<PortValues> found = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      if (!ports.get(i).isInput()) found.add(new PortValues(i, ports.get(i).type()));
    }
    this.outputs = found.toArray(PortValues[]::new);
  }

  public static LockstepModel of(Circuit circuit, Engine first, Engine second) {
    return of(circuit, first, second, MEMORIES_EVERY);
  }

  /// @param memoriesEvery after how many clock edges all memories are compared
  public static LockstepModel of(Circuit circuit, Engine first, Engine second, int memoriesEvery) {
    return new LockstepModel(circuit, first, second, memoriesEvery);
  }

  @Override
  public void poke(int port, long value) {
    first.model().poke(port, value);
    second.model().poke(port, value);
  }

  @Override
  public void pokeLanes(int port, long[] lanes) {
    first.model().pokeLanes(port, lanes);
    second.model().pokeLanes(port, lanes);
  }

  @Override
  public void pokeBits(int port, BigInteger bits) {
    first.model().pokeBits(port, bits);
    second.model().pokeBits(port, bits);
  }

  @Override
  public long peek(int port) {
    long value = first.model().peek(port);
    if (value != second.model().peek(port)) fail();
    return value;
  }

  @Override
  public void peekLanes(int port, long[] lanes) {
    first.model().peekLanes(port, lanes);
    long[] others = new long[lanes.length];
    second.model().peekLanes(port, others);
    if (!Arrays.equals(lanes, others)) fail();
  }

  @Override
  public BigInteger peekBits(int port) {
    BigInteger value = first.model().peekBits(port);
    if (!value.equals(second.model().peekBits(port))) fail();
    return value;
  }

  @Override
  public void resets(long active) {
    first.model().resets(active);
    second.model().resets(active);
  }

  @Override
  public void edge(long clocks) {
    first.model().edge(clocks);
    second.model().edge(clocks);
    cycle++;
    if (!first.model().sightings().equals(second.model().sightings())) failWatching();
    if (!registersAgree() || !outputsAgree() || cycle % memoriesEvery == 0 && !memoriesAgree()) fail();
  }

  @Override
  public List<Sighting> sightings() {
    return first.model().sightings();
  }

  @Override
  public BigInteger state(int element, int word) {
    BigInteger value = first.model().state(element, word);
    if (!value.equals(second.model().state(element, word))) fail();
    return value;
  }

  @Override
  public void setState(int element, int word, BigInteger bits) {
    first.model().setState(element, word, bits);
    second.model().setState(element, word, bits);
  }

  /// Compares the memories a last time.
  @Override
  public void close() {
    try (Model _ = first.model(); Model _ = second.model()) {
      if (!memoriesAgree()) fail();
    }
  }

  private boolean registersAgree() {
    for (int i = 0; i < elements.size(); i++) {
      if (!elements.get(i).isMemory() && !agree(i)) return false;
    }
    return true;
  }

  private boolean memoriesAgree() {
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i).isMemory() && !agree(i)) return false;
    }
    return true;
  }

  private boolean agree(int element) {
    for (int word = 0; word < elements.get(element).words(); word++) {
      if (!same(first.model().stateWords(element, word), second.model().stateWords(element, word))) return false;
    }
    return true;
  }

  /// Whether numbers are the same, those that are left out being 0.
  private static boolean same(long[] some, long[] others) {
    for (int i = 0; i < Math.max(some.length, others.length); i++) {
      if ((i < some.length ? some[i] : 0) != (i < others.length ? others[i] : 0)) return false;
    }
    return true;
  }

  private boolean outputsAgree() {
    for (PortValues output : outputs) {
      if (!output.agree()) return false;
    }
    return true;
  }

  /// The comparison of one output, in the cheapest form that its type allows.
  private final class PortValues {
    private final int port;
    private final boolean isLong;
    private final boolean isScalar;
    private final long[] some;
    private final long[] others;

    PortValues(int port, Type type) {
      this.port = port;
      this.isLong = Types.scalar(type).width() < Long.SIZE;
      this.isScalar = !(type instanceof VecType);
      this.some = new long[Types.scalarCount(type)];
      this.others = new long[some.length];
    }

    boolean agree() {
      if (!isLong) return first.model().peekBits(port).equals(second.model().peekBits(port));
      if (isScalar) return first.model().peek(port) == second.model().peek(port);
      first.model().peekLanes(port, some);
      second.model().peekLanes(port, others);
      return Arrays.equals(some, others);
    }
  }

  /// Looks at everything again to tell what differs; state first, since outputs only follow from it.
  private void fail() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) addState(findings, i);
    for (PortValues output : outputs) addOutput(findings, output.port);
    if (findings.isEmpty()) throw new IllegalStateException("a difference that goes away when looked at twice");
    String signal = findings.getFirst().signal();
    throw new LockstepDifference(message(findings), signal, cycle);
  }

  private void failWatching() {
    Set<Sighting> some = new LinkedHashSet<>(first.model().sightings());
    Set<Sighting> others = new LinkedHashSet<>(second.model().sightings());
    Sighting odd = Stream.concat(some.stream(), others.stream())
        .filter(sighting -> some.contains(sighting) != others.contains(sighting))
        .findFirst()
        .orElseThrow();
    Hierarchy.WatchPoint point = watches.get(odd.watch());
    String where = point.where().isEmpty() ? "" : " in " + point.where();
    String message = "at clock edge %d what is watched at %s%s is seen by %s only, with %s".formatted(
        cycle, point.watch().place(), where, (some.contains(odd) ? first : second).name(), odd.arguments());
    throw new LockstepDifference(message, point.where(), cycle);
  }

  private record Finding(String signal, Place place, String value, String other) {}

  private void addState(List<Finding> findings, int number) {
    Hierarchy.Element element = elements.get(number);
    for (int word = 0; word < element.words(); word++) {
      BigInteger value = first.model().state(number, word);
      BigInteger other = second.model().state(number, word);
      String signal = element.isMemory() ? element + "[" + word + "]" : element.toString();
      add(findings, signal, element.place(), element.type(), value, other);
    }
  }

  private void addOutput(List<Finding> findings, int number) {
    Port port = ports.get(number);
    BigInteger value = first.model().peekBits(number);
    add(findings, port.name(), port.place(), port.type(), value, second.model().peekBits(number));
  }

  private static void add(
      List<Finding> findings, String signal, Place place, Type type, BigInteger value, BigInteger other) {
    if (value.equals(other)) return;
    List<BigInteger> values = Values.scalars(type, value);
    List<BigInteger> others = Values.scalars(type, other);
    int lane = 0;
    while (values.get(lane).equals(others.get(lane))) lane++;
    String where = type instanceof VecType ? signal + lanePath(type, lane) : signal;
    findings.add(new Finding(where, place, values.get(lane).toString(), others.get(lane).toString()));
  }

  /// `[1][3]` for the scalar of that number.
  private static String lanePath(Type type, int scalar) {
    if (!(type instanceof VecType vec)) return "";
    int each = Types.scalarCount(vec.element());
    return "[" + scalar / each + "]" + lanePath(vec.element(), scalar % each);
  }

  private String message(List<Finding> findings) {
    Finding found = findings.getFirst();
    var text = new StringBuilder("after %d clock edges %s, declared at %s, is %s in %s and %s in %s".formatted(
        cycle, found.signal(), found.place(), found.value(), first.name(), found.other(), second.name()));
    if (findings.size() == 1) return text.toString();
    List<String> more = findings.stream().skip(1).limit(8).map(Finding::signal).toList();
    text.append("; also ").append(String.join(", ", more));
    return text.append(findings.size() > 9 ? " and %d more".formatted(findings.size() - 9) : "").toString();
  }
}
