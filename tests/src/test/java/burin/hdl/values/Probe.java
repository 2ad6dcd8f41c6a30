package burin.hdl.values;

import static org.assertj.core.api.Assertions.assertThat;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Num;
import burin.hdl.Value;
import burin.hdl.Vec;
import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.IntType;
import burin.ir.Range;
import burin.ir.Type;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/// A module of two inputs whose output is a function of them, of exactly the function's type.
final class Probe<A extends Value, B extends Value, R extends Value> extends Module {
  final A a;
  final B b;
  final R y;
  final DataType<R> type;

  Probe(DataType<A> typeA, DataType<B> typeB, BiFunction<A, B, R> function) {
    super();
    a = input(typeA);
    b = input(typeB);
    R value = function.apply(a, b);
    type = DataType.of(value);
    y = output(type);
    drive(value);
  }

  @SuppressWarnings("unchecked")
  private void drive(R value) {
    switch (y) {
      case Num to -> to.drive((Num) value);
      case Bool to -> to.drive((Bool) value);
      case Bits to -> to.drive((Bits) value);
      case Vec<?> to -> ((Vec<Value>) to).drive((Vec<Value>) value);
      default -> throw new IllegalArgumentException(y + " as an output");
    }
  }

  /// What an operator of two scalars must give.
  interface Expected {
    long apply(long a, long b);
  }

  /// Tries every pair of operands. The type of the result is `type`, or, where that is null, the smallest that holds all of
  /// the results.
  static <A extends Value, B extends Value, R extends Value> void check(
      DataType<A> typeA, DataType<B> typeB, BiFunction<A, B, R> function, String type, Expected expected) {
    var probe = new Probe<>(typeA, typeB, function);
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    try (Simulator sim = Engine.INTERP.open(probe)) {
      for (long a : values(typeA.ir())) {
        for (long b : values(typeB.ir())) {
          long wanted = expected.apply(a, b);
          lowest = Math.min(lowest, wanted);
          highest = Math.max(highest, wanted);
          assertThat(sim.poke(probe.a, a).poke(probe.b, b).peek(probe.y)).as("of %d and %d", a, b).isEqualTo(wanted);
        }
      }
    }
    assertThat(probe.type).hasToString(type != null ? type : IntType.of(lowest, highest).toString());
    assertThat(probe.y.type()).isEqualTo(probe.type);
  }

  /// [#check] of an operator of one operand.
  static <A extends Value, R extends Value> void check(
      DataType<A> type, Function<A, R> function, String result, LongUnaryOperator expected) {
    check(type, DataType.index(1), (a, _) -> function.apply(a), result, (a, _) -> expected.applyAsLong(a));
  }

  private static long[] values(Type type) {
    Range range = switch (type) {
      case IntType number -> number.range();
      case BoolType _, BitsType _ -> Range.unsigned(type.width());
      default -> throw new IllegalArgumentException(type + " as an operand");
    };
    return LongStream.rangeClosed(range.loLong(), range.hiLong()).toArray();
  }
}
