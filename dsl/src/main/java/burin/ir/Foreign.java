package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a module is whose contents are Verilog that somebody else wrote.
///
/// @param module its name in the Verilog
/// @param parameters values of its parameters as Verilog writes them, in order
/// @param sources name and text of each Verilog file that belongs to it; none where the flow knows it
/// @param pins for each clock the names of its lines in the Verilog, the reset's where it has one
/// @param registered the outputs that depend on state only, not on an input in the same cycle
/// @param model makes the model that the engines in this JVM run, one for each instance; empty where there is none
public record Foreign(
    String module,
    ImmutableMap<String, String> parameters,
    ImmutableMap<String, String> sources,
    ImmutableMap<Clock, Pins> pins,
    Set<Port> registered,
    Optional<Supplier<Model>> model) {
  /// @param reset the name and the style of the reset; empty where it has none
  public record Pins(String clock, Optional<Reset> reset) {}

  public record Reset(String line, ResetStyle style) {}

  public Foreign {
    checkArgument(!module.isEmpty(), "a foreign module without a name");
    registered = Set.copyOf(registered);
  }

  /// The clocks that it has lines for.
  public List<Clock> clocks() {
    return pins.keySet().asList();
  }

  /// What a foreign module does, in Java, with its state. Ports are known by their names. Values are patterns of bits,
  /// never negative; those of signed numbers and vectors too, lane 0 in the least significant bits.
  public interface Model {
    /// Sets every output from the inputs and the state. Called whenever either has changed, more often than needed and
    /// once before any step. What is registered must not depend on inputs here.
    void settle(Pinout pins);

    /// A rising edge of a clock. Inputs are as they were before the edge; outputs may be set here or in [#settle].
    ///
    /// @param clock the clock's name; empty for the main one
    /// @param reset whether the clock's reset is active
    void edge(Pinout pins, String clock, boolean reset);

    /// A model without state.
    static Model combinational(Consumer<Pinout> outputs) {
      return new Model() {
        @Override
        public void settle(Pinout pins) {
          outputs.accept(pins);
        }

        @Override
        public void edge(Pinout pins, String clock, boolean reset) {}
      };
    }
  }

  /// The ports of a foreign module as its Java model sees them.
  public interface Pinout {
    BigInteger bits(String input);

    void bits(String output, BigInteger value);

    default long get(String input) {
      return bits(input).longValue();
    }

    /// The value of a signed number.
    long getSigned(String input);

    default void set(String output, long value) {
      bits(output, BigInteger.valueOf(value));
    }
  }
}
