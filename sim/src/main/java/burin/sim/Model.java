package burin.sim;

import java.math.BigInteger;
import java.util.List;

/// What an engine makes of a circuit: something whose inputs can be set, whose clock can be stepped and whose signals
/// can be read. This is the engines' side of the contract; tests use [Simulator], which checks ranges and speaks of
/// handles.
///
/// Ports are numbered as in the top module's `ports()`, state as in [Hierarchy]. Values come in three forms: a `long`
/// for scalars that fit in one (bools are 0 and 1, bits an unsigned number), a `long` for each scalar of a vector
/// (nested lanes row after row), or a pattern of bits, never negative, for anything (two's complement for signed
/// numbers, lane 0 in the least significant bits).
///
/// - Before the first step no clock edge has happened, no reset is active, and every input, register, read port and memory
///   word without initial contents is 0 or, where its range has no 0, the value of the range that is nearest to 0.
/// - A read sees the inputs as they are and the state after the last edge.
/// - [#edge] is one rising edge of some of the top module's clocks at once: every register of their domains takes its next
///   value (its reset value where the reset is active), every write happens. The clocks that come from outside are numbered
///   as in the top's [burin.ir.Clocking#clocks]; [#step()] is an edge of all of them.
/// - Whether a reset is active is said without regard to the level of its line. A synchronous reset acts at the next edge,
///   an asynchronous one at once and as long as it is active.
/// - What is watched is numbered as in [Hierarchy#watches]. It is looked at with the values before an edge.
/// - Callers give values within the port's range; engines need not check it again.
///
/// A model belongs to one thread at a time.
public interface Model extends AutoCloseable {
  void poke(int port, long value);

  /// Of a vector whose scalars fit in a `long`.
  void pokeLanes(int port, long[] lanes);

  void pokeBits(int port, BigInteger bits);

  long peek(int port);

  /// Fills `lanes`, which has the size of the port's scalars.
  void peekLanes(int port, long[] lanes);

  BigInteger peekBits(int port);

  /// Says which of the resets that come with the clocks are active; all others are not. Without effect where nothing has such
  /// a reset.
  ///
  /// @param active bit `i` stands for the reset of clock `i`
  void resets(long active);

  /// All resets at once.
  default void reset(boolean active) {
    resets(active ? -1 : 0);
  }

  /// A rising edge of several clocks at once.
  ///
  /// @param clocks bit `i` stands for clock `i`
  void edge(long clocks);

  /// A rising edge of every clock.
  default void step() {
    edge(-1);
  }

  /// What was seen at the last edge, in the order of the numbers.
  default List<Sighting> sightings() {
    return List.of();
  }

  /// Something watched that happened.
  ///
  /// @param watch its number
  /// @param arguments the bits of the values in its text
  record Sighting(int watch, List<BigInteger> arguments) {
    public Sighting {
      arguments = List.copyOf(arguments);
    }
  }

  default void step(long cycles) {
    for (long i = 0; i < cycles; i++) step();
  }

  /// The bits of a register's or read port's value (`word` 0) or of a memory's word.
  BigInteger state(int element, int word);

  /// What [#state] gives, 64 bits to a number, the least significant first; numbers that are left out are 0. The array may be
  /// the model's own, and must not be changed.
  default long[] stateWords(int element, int word) {
    return Packing.words(state(element, word));
  }

  /// Puts a value into a register, a read port or a memory's word, as if it had always been there.
  void setState(int element, int word, BigInteger bits);

  /// The model that this one hands everything on to, where it only looks on; else itself.
  default Model behind() {
    return this;
  }

  @Override
  void close();
}
