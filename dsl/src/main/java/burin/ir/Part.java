package burin.ir;

import java.util.concurrent.atomic.AtomicLong;

/// What a module is made of and what is itself, not its contents: two with equal contents are still two.
///
/// Each has a number of its own, in the order in which they are made; it means nothing but that. What is made together is
/// used together, so [PartMap] and [PartSet], which go by the numbers, find neighbours side by side in memory, where maps
/// that go by a hash scatter them: in circuits of a hundred thousand expressions most of the time is waiting for memory.
public abstract sealed class Part permits Expr, Signal {
  private static final AtomicLong MADE = new AtomicLong();

  final long number = MADE.getAndIncrement();

  Part() {}

  /// Goes by the number too, so that neighbours are side by side in maps of any kind.
  @Override
  public final int hashCode() {
    return (int) number;
  }

  @Override
  public final boolean equals(Object other) {
    return this == other;
  }
}
