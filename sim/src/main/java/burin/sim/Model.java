package burin.sim;

import java.math.BigInteger;

/// What an engine makes of a circuit: something whose inputs can be set, whose clock can be stepped and whose signals
/// can be read. This is the engines' side of the contract; tests use [Simulator], which checks ranges and speaks of
/// handles.
///
/// Ports are numbered as in the top module's `ports()`, state as in [Hierarchy]. Values come in three forms: a `long`
/// for scalars that fit in one (bools are 0 and 1, bits an unsigned number), a `long` for each scalar of a vector
/// (nested lanes row after row), or a pattern of bits, never negative, for anything (two's complement for signed
/// numbers, lane 0 in the least significant bits).
///
/// - Before the first step no clock edge has happened, reset is low, and every input, register, read port and memory
///   word without initial contents is 0 or, where its range has no 0, the value of the range that is nearest to 0.
/// - A read sees the inputs as they are and the state after the last edge.
/// - [#step()] is one rising clock edge: every register takes its next value (its reset value where reset is high),
///   every write happens, at once.
/// - Callers give values within the port's range; engines need not check it again.
///
/// A model belongs to one thread at a time.
public interface Model extends AutoCloseable {
  void poke(int port, long value);

  void pokeLanes(int port, long[] lanes);

  void pokeBits(int port, BigInteger bits);

  long peek(int port);

  /// Fills `lanes`, which has the size of the port's scalars.
  void peekLanes(int port, long[] lanes);

  BigInteger peekBits(int port);

  /// Sets the reset input; it acts at the next step. Without effect where the circuit has no reset.
  void reset(boolean high);

  void step();

  default void step(long cycles) {
    for (long i = 0; i < cycles; i++) step();
  }

  /// The bits of a register's or read port's value (`word` 0) or of a memory's word.
  BigInteger state(int element, int word);

  /// Puts a value into a register, a read port or a memory's word, as if it had always been there.
  void setState(int element, int word, BigInteger bits);

  @Override
  void close();
}
