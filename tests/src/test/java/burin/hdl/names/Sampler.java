package burin.hdl.names;

import burin.hdl.Bool;
import burin.hdl.EnumValue;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;

/// A filter with a threshold, a small machine and two meters: a module as people write them, with one thing changed at a
/// time.
final class Sampler extends Module {
  /// What is changed: something is added, but for the last two.
  enum Edit {
    NONE, REGISTER, WIRE, WHEN, INSTANCE, EQUAL_INSTANCE, VARIANT, PORT, LANES, SECOND_USE,
    /// An expression without a name that fits where it is used, that does not, and that comes before others like it.
    UNNAMED, LONGER, ALIKE,
    RENAME, REORDER
  }

  enum Mode { IDLE, LISTEN, REPORT }

  /// Counts the cycles in which it is told to, up to a limit.
  static final class Meter extends Module {
    final Bool tick = input(bool());
    final Bool clear = input(bool());
    final UInt level;

    record Config(int limit) {}

    private final Config config;

    Meter(int limit) {
      this.config = new Config(limit);
      super();
      level = output(range(0, limit));
      var count = reg(range(0, limit), 0);
      when(clear, () -> count.next(0)).elseWhen(tick, () -> count.next(count.add(1).min(limit)));
      level.drive(count);
    }
  }

  /// The largest of the numbers since the last clear.
  static final class Peak extends Module {
    final SInt value = input(sint(12));
    final Bool clear = input(bool());
    final SInt largest = output(sint(12));

    Peak() {
      var held = reg(sint(12), 0);
      held.next(clear.mux(value, held.max(value)));
      largest.drive(held);
    }
  }

  private final Edit edit;

  final Bool enable = input(bool());
  final Bool clear = input(bool());
  final SInt sample = input(sint(8));
  final Vec<SInt> weights = input(vec(8, sint(4)));
  final UInt gain = input(uint(4));
  final SInt filtered = output(sint(12));
  final Bool loud = output(bool());
  final Bool done = output(bool());
  final UInt loudness = output(range(0, 100));
  final UInt events = output(range(0, 100));
  final UInt extra;
  final SInt offset = output(sint(14));

  Sampler(Edit edit) {
    this.edit = edit;
    super();
    extra = is(Edit.PORT) ? output(uint(4)) : gain;
    if (is(Edit.PORT)) extra.drive(gain);

    var window = reg(vec(8, sint(8)), 0);
    when(enable, () -> window.next(window.shiftIn(sample)));
    var products = window.zip(weights, SInt::mul);
    var sum = products.reduceTree(SInt::add);
    var scaled = scale(sum);
    var level = reg(sint(12), 0);
    if (is(Edit.REGISTER)) {
      var before = reg(sint(12), 0);
      before.next(level);
      filtered.drive(before);
    } else {
      filtered.drive(level);
    }
    if (is(Edit.LANES)) {
      var loudest = window.map(SInt::abs).reduceTree(UInt::max);
      when(loudest.gt(3), () -> level.next(scaled));
    } else if (is(Edit.WHEN)) {
      level.next(scaled);
      when(clear, () -> level.next(0));
    } else {
      level.next(scaled);
    }
    threshold(level);
    meters();
    machine();
    difference(level);
  }

  private boolean is(Edit other) {
    return edit == other;
  }

  /// A local variable is called something else.
  private SInt scale(SInt sum) {
    if (is(Edit.RENAME)) {
      var amplified = sum.mul(gain);
      return amplified.shr(4).saturate(12);
    }
    var product = sum.mul(gain);
    return product.shr(4).saturate(12);
  }

  private void threshold(SInt level) {
    var size = level.abs();
    if (is(Edit.WIRE)) {
      var quiet = wire(bool());
      quiet.drive(level.lt(20));
      loud.drive(size.gt(100).and(quiet.not()));
    } else if (is(Edit.SECOND_USE)) {
      loud.drive(size.gt(100).and(size.lt(1000)));
    } else if (is(Edit.LONGER)) {
      loud.drive(size.gt(100).and(level.mul(level).add(sample.mul(sample)).lt(1 << 20)));
    } else {
      loud.drive(size.gt(100));
    }
  }

  private void meters() {
    var loudMeter = instance(new Meter(100));
    loudMeter.tick.drive(loud.and(enable));
    loudMeter.clear.drive(clear);
    if (is(Edit.INSTANCE)) {
      var peak = instance(new Peak());
      peak.value.drive(filtered);
      peak.clear.drive(clear);
      loudness.drive(loudMeter.level.min(peak.largest.abs()));
    } else if (is(Edit.EQUAL_INSTANCE) || is(Edit.VARIANT)) {
      var idle = instance(new Meter(is(Edit.VARIANT) ? 50 : 100));
      idle.tick.drive(loud.not());
      idle.clear.drive(clear);
      loudness.drive(loudMeter.level.max(idle.level));
    } else {
      loudness.drive(loudMeter.level);
    }
    var eventMeter = instance(new Meter(100));
    eventMeter.tick.drive(enable);
    eventMeter.clear.drive(clear);
    events.drive(eventMeter.level);
  }

  private void machine() {
    var mode = stateMachine(Mode.IDLE);
    var wait = reg(range(0, 9), 0);
    if (is(Edit.REORDER)) {
      mode.in(Mode.IDLE, () -> when(enable, () -> mode.go(Mode.LISTEN)));
      wait.next(wait.incrementWrapping());
    } else {
      wait.next(wait.incrementWrapping());
      mode.in(Mode.IDLE, () -> when(enable, () -> mode.go(Mode.LISTEN)));
    }
    mode.in(Mode.LISTEN, () -> when(is(Edit.UNNAMED) ? wait.eq(9).and(loud) : wait.eq(9), () -> mode.go(Mode.REPORT)));
    mode.in(Mode.REPORT, () -> mode.go(Mode.IDLE));
    done.drive(mode.is(Mode.REPORT));
  }

  /// Unnamed steps of one kind that feed one signal.
  private void difference(SInt level) {
    var step = reg(sint(14), 0);
    if (is(Edit.ALIKE)) when(clear, () -> step.next(step.sub(gain).clamp(-2000, 2000)));
    when(enable, () -> step.next(step.add(level).saturate(14)))
        .elseWhen(loud, () -> step.next(step.sub(sample).saturate(14)));
    offset.drive(step);
  }
}
