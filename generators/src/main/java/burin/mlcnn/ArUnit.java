package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.lib.stream.Stream;
import java.util.ArrayList;
import java.util.List;

/// The addition reuse unit: of the half sums of a row, two a cycle, it makes the sums of each `window` of them, `spacing`
/// columns apart. Each half sum is read once and used in `window` sums.
///
/// The operand of column `x` is the sum of the half sums of columns `x`, `x + spacing`, up to `x + (window - 1) * spacing`.
/// Operands of even columns leave by `even`, those of odd columns by `odd`; a row of `n` half sums gives
/// `n - (window - 1) * spacing` operands. With a window of 1 they are the half sums themselves. `window` and `spacing`
/// may change between rows.
///
/// Latency 2 and that of the format's sum, a pair every cycle. A pair enters when both sides have room. Reset empties it.
public final class ArUnit extends Module {
  private final MlcnnConfig config;

  public final UInt window = input(uint(Field.WINDOW.bits(config)));
  public final UInt spacing = input(uint(Field.SPACING.bits(config)));
  public final Stream<PairItem> in = input(Stream.of(PairItem.type(config.precision().halfBits())));
  public final Stream<OperandItem> even = output(Stream.of(OperandItem.type(config.precision().operandBits())));
  public final Stream<OperandItem> odd = output(Stream.of(OperandItem.type(config.precision().operandBits())));

  public ArUnit(MlcnnConfig config) {
    this.config = config;
    super();
    var evenFull = reg(bool(), false);
    var oddFull = reg(bool(), false);
    var moves = evenFull.not().or(even.ready).and(oddFull.not().or(odd.ready));
    in.ready.drive(moves);

    // The pair and, before it, the half sums that reach furthest back.
    int reach = config.mode().fuses() ? (config.limits().pool() - 1) * config.limits().stride() : 0;
    var past = reg(vec(reach + 2, in.payload.left.type()));
    var pair = vecOf(List.of(in.payload.left, in.payload.right));
    when(in.fires(), () -> past.next(reach == 0 ? pair : past.slice(2, reach).concat(pair)));
    var entered = reg(bool(), false);
    var last = reg(bool());
    var leftSums = reg(bool());
    var rightSums = reg(bool());
    var back = back();
    var seen = reg(range(0, reach + 2), 0);
    var before = mux(in.payload.first, ulit(0), seen);
    when(moves, () -> {
      entered.next(in.valid);
      last.next(in.payload.last);
      leftSums.next(before.ge(back));
      rightSums.next(before.add(1).ge(back).and(in.payload.single.not()));
    });
    when(in.fires(), () -> seen.next(before.add(2).min(reach + 2)));

    // The sum that ends with the left half sum, and the one that ends with the right one.
    var left = sum(past.slice(0, reach + 1));
    var right = sum(past.slice(1, reach + 1));
    var swaps = back.asBits().bit(0);
    var evenItem = reg(even.item());
    var oddItem = reg(odd.item());
    var done = delayed(entered, moves, arithmetic().windowLatency());
    var lastDone = delayed(last, moves, arithmetic().windowLatency());
    var leftDone = delayed(leftSums, moves, arithmetic().windowLatency());
    var rightDone = delayed(rightSums, moves, arithmetic().windowLatency());
    when(even.ready, () -> evenFull.next(false));
    when(odd.ready, () -> oddFull.next(false));
    when(moves, () -> {
      evenFull.next(done.and(mux(swaps, rightDone, leftDone)));
      oddFull.next(done.and(mux(swaps, leftDone, rightDone)));
      evenItem.value.next(mux(swaps, right, left));
      oddItem.value.next(mux(swaps, left, right));
      evenItem.last.next(lastDone);
      oddItem.last.next(lastDone);
    });
    even.valid.drive(evenFull);
    odd.valid.drive(oddFull);
    even.payload.drive(evenItem);
    odd.payload.drive(oddItem);
  }

  /// How far back a sum reaches.
  private UInt back() {
    return window.sub(1).max(0).toUInt().mul(spacing);
  }

  private Bool delayed(Bool value, Bool moves, int cycles) {
    return cycles == 0 ? value : delayed(regEnabled(value, moves, 0), moves, cycles - 1);
  }

  /// The sum of the window that ends with the last of `halves`.
  private Bits sum(Vec<Bits> halves) {
    int newest = halves.length() - 1;
    var operand = arithmetic().operand(halves.get(newest));
    if (!config.mode().fuses()) return operand;
    var terms = new ArrayList<Bits>();
    for (int place = config.limits().pool() - 1; place >= 0; place--) {
      var term = tap(halves, place);
      terms.add(place < 2 ? term : mux(window.gt(place), term, litBits(term.width(), 0)));
    }
    return mux(window.eq(1), operand, arithmetic().windowSum(terms));
  }

  /// The half sum `place * spacing` columns before the last one.
  private Bits tap(Vec<Bits> halves, int place) {
    int newest = halves.length() - 1;
    Bits tap = halves.get(newest - place);
    for (int step = 2; step <= config.limits().stride() && place > 0; step++) {
      tap = mux(spacing.eq(step), halves.get(newest - place * step), tap);
    }
    return tap;
  }

  private Arithmetic arithmetic() {
    return Arithmetic.of(config);
  }
}
