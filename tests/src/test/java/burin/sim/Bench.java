package burin.sim;

import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Circuit;
import burin.ir.Port;
import burin.ir.Types;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A model whose signals go by name, for tests.
public final class Bench implements AutoCloseable {
  private final Model model;
  private final List<Port> ports;
  private final List<Hierarchy.Element> elements;

  public Bench(Circuit circuit, Model model) {
    this.model = model;
    this.ports = circuit.top().ports();
    this.elements = Hierarchy.elements(circuit);
  }

  private int port(String name) {
    return IntStream.range(0, ports.size())
        .filter(i -> ports.get(i).name().equals(name)).findFirst().orElseThrow(() -> new AssertionError(name));
  }

  private int element(String path) {
    return IntStream.range(0, elements.size())
        .filter(i -> elements.get(i).toString().equals(path)).findFirst().orElseThrow(() -> new AssertionError(path));
  }

  public Bench poke(String name, long value) {
    model.poke(port(name), value);
    return this;
  }

  public Bench pokeLanes(String name, long... lanes) {
    model.pokeLanes(port(name), lanes);
    return this;
  }

  public Bench pokeNumber(String name, BigInteger number) {
    int port = port(name);
    model.pokeBits(port, Values.bits(ports.get(port).type(), List.of(number)));
    return this;
  }

  public long peek(String name) {
    return model.peek(port(name));
  }

  public long[] peekLanes(String name) {
    int port = port(name);
    long[] lanes = new long[Types.scalarCount(ports.get(port).type())];
    model.peekLanes(port, lanes);
    return lanes;
  }

  public BigInteger peekNumber(String name) {
    int port = port(name);
    return Values.scalars(ports.get(port).type(), model.peekBits(port)).getFirst();
  }

  /// Any output's value as text, such as `-3` or `[1, 2]`.
  public String show(String name) {
    int port = port(name);
    return Values.text(ports.get(port).type(), model.peekBits(port));
  }

  /// The values of several outputs as text, with spaces between them.
  public String values(String... names) {
    return Arrays.stream(names).map(this::show).collect(Collectors.joining(" "));
  }

  /// A register's or read port's value as text.
  public String state(String path) {
    return state(path, 0);
  }

  public String state(String path, int word) {
    int element = element(path);
    BigInteger bits = model.state(element, word);
    assertThat(number(model.stateWords(element, word))).as("words of %s", path).isEqualTo(bits);
    return Values.text(elements.get(element).type(), bits);
  }

  private static BigInteger number(long[] words) {
    BigInteger number = BigInteger.ZERO;
    for (int i = words.length - 1; i >= 0; i--) {
      number = number.shiftLeft(Long.SIZE).or(new BigInteger(Long.toUnsignedString(words[i])));
    }
    return number;
  }

  public Bench setState(String path, int word, long... scalars) {
    int element = element(path);
    List<BigInteger> numbers = Arrays.stream(scalars).mapToObj(BigInteger::valueOf).toList();
    model.setState(element, word, Values.bits(elements.get(element).type(), numbers));
    return this;
  }

  public Bench step() {
    model.step();
    return this;
  }

  public Bench step(int count) {
    model.step(count);
    return this;
  }

  public Bench reset(boolean high) {
    model.reset(high);
    return this;
  }

  public Model model() {
    return model;
  }

  @Override
  public void close() {
    model.close();
  }
}
