package burin.docs;

import burin.hdl.Bool;
import burin.hdl.EnumValue;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// The modules of `docs/guide/control.md`.
final class ControlGuide {
  private ControlGuide() {}

  // region when
  /// Which of three requests is served: the lowest, unless the other two agree.
  public static final class Referee extends Module {
    public final Vec<Bool> request = input(vec(3, bool()));
    public final Bool served = output(bool());
    public final UInt number = output(index(3));

    public Referee() {
      served.drive(true);                                     // holds where nothing below says otherwise
      when(request.get(1).and(request.get(2)), () -> number.drive(2))
          .elseWhen(request.get(0), () -> number.drive(0))
          .elseWhen(request.get(1), () -> number.drive(1))
          .otherwise(() -> {
            number.drive(2);
            served.drive(request.get(2));
          });
    }
  }
  // endregion

  // region control
  public enum Op { ADD, SUB, LARGER, CLEAR }

  public static final class Accumulator extends Module {
    public final EnumValue<Op> op = input(enumeration(Op.class));
    public final Bool enable = input(bool());
    public final SInt operand = input(sint(8));
    public final SInt total = output(sint(16));

    public Accumulator() {
      var sum = reg(sint(16), 0);
      when(enable, () -> select(op)
          .is(Op.ADD, () -> sum.next(sum.add(operand).saturate(16)))
          .is(Op.SUB, () -> sum.next(sum.sub(operand).saturate(16)))
          .is(Op.LARGER, () -> sum.next(sum.max(operand)))
          .is(Op.CLEAR, () -> sum.next(0)));
      total.drive(sum);
    }
  }
  // endregion

  // region numbers
  /// How many bytes an access of a size moves; a size of 3 is no access.
  public static final class AccessSize extends Module {
    public final UInt size = input(uint(2));
    public final UInt bytes = output(range(0, 4));

    public AccessSize() {
      select(size)
          .is(0, () -> bytes.drive(1))
          .is(1, () -> bytes.drive(2))
          .is(2, () -> bytes.drive(4))
          .otherwise(() -> bytes.drive(0));
    }
  }
  // endregion

  static final class Hasty {
    private Hasty() {}

    // region forgotten
    public static final class AccessSize extends Module {
      public final UInt size = input(uint(2));
      public final UInt bytes = output(range(0, 4));

      public AccessSize() {
        select(size)
            .is(0, () -> bytes.drive(1))
            .is(1, () -> bytes.drive(2))
            .is(2, () -> bytes.drive(4));
      }
    }
    // endregion
  }

  // region machine
  public enum Light { RED, GREEN, YELLOW }

  public static final class TrafficLight extends Module {
    public final Bool waiting = input(bool());
    public final Bool go = output(bool());

    public TrafficLight() {
      var time = reg(range(0, 9), 0);
      var light = stateMachine(Light.RED);
      time.next(time.incrementWrapping());
      light.in(Light.RED, () -> when(waiting, () -> {
        light.go(Light.GREEN);
        time.next(0);
      }));
      light.in(Light.GREEN, () -> when(time.eq(9), () -> light.go(Light.YELLOW)));
      light.in(Light.YELLOW, () -> when(time.eq(2), () -> light.go(Light.RED)));
      go.drive(light.is(Light.GREEN));
    }
  }
  // endregion

  // region pipeline
  public static final class Polynomial extends Module {
    public final SInt x = input(sint(8));
    public final SInt result;

    /// How many cycles after `x` the result is there.
    public final int latency;

    public Polynomial() {
      super();
      var pipe = pipeline();
      var square = pipe.at(x).mul(x);
      pipe.stage();
      var cube = pipe.at(square).mul(pipe.at(x));
      pipe.stage();
      var sum = pipe.at(cube).add(pipe.at(square)).add(pipe.at(x));
      result = output(sum.type().holdingZero());
      result.drive(sum);
      latency = pipe.latency();
    }
  }
  // endregion

  static Referee referee() {
    return new Referee();
  }

  static Accumulator accumulator() {
    return new Accumulator();
  }

  static AccessSize accessSize() {
    return new AccessSize();
  }

  static TrafficLight trafficLight() {
    return new TrafficLight();
  }

  static Polynomial polynomial() {
    return new Polynomial();
  }
}
