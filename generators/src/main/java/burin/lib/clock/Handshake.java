package burin.lib.clock;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.ClockDomain;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Scope;
import burin.hdl.Value;
import burin.lib.stream.Stream;
import com.google.common.base.Preconditions;

/// A stream from one clock to another, one item after the other: the item holds still in a register while a bit goes over
/// that says so, and another comes back that says that it was taken. Small, and slow: for each item about `stages + 2` edges
/// of both clocks, one after the other. [AsyncFifo] is the fast one.
///
/// Reset: both sides together; no item is under way.
public final class Handshake<T extends Value> extends Module {
  /// @param stages of the [Synchronizer] each way, at least 2
  public record Config<T extends Value>(DataType<T> type, int stages) {
    public Config {
      Given.notNull(type, "type");
      type = type.holdingZero();
      var _ = new Synchronizer.Config(stages, false);
    }

    public Config(DataType<T> type) {
      this(type, 2);
    }

    Synchronizer.Config synchronizer() {
      return new Synchronizer.Config(stages, false);
    }
  }

  private final Config<T> config;

  /// The clock of `in`.
  public final ClockDomain source = clockDomain();
  public final Stream<T> in = input(Stream.of(config.type()));
  public final Stream<T> out = output(Stream.of(config.type()));

  public Handshake(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var sent = in(source, () -> reg(bool(), false));
    var taken = reg(bool(), false);
    T held = in(source, () -> send(sent, Synchronizer.of(taken, source, config.synchronizer())));
    receive(held, taken, Synchronizer.of(sent, mainDomain(), config.synchronizer()));
  }

  /// `sent` changes with each item, and `taken` follows.
  private T send(Bool sent, Bool taken) {
    T held = reg(config.type());
    in.ready.drive(sent.eq(taken));
    when(in.fires(), () -> {
      next(held, in.payload);
      sent.next(sent.not());
    });
    return held;
  }

  /// The item is caught when its bit has come through, since which it has not changed.
  private void receive(T held, Bool taken, Bool sent) {
    T caught = crossing(() -> reg(config.type()));
    var valid = reg(bool(), false);
    out.valid.drive(valid);
    drive(out.payload, caught);
    when(sent.ne(taken).and(valid.not()), () -> {
      next(caught, held);
      valid.next(true);
      taken.next(sent);
    }).elseWhen(out.fires(), () -> valid.next(false));
  }

  /// A stream of one clock as another clock sees it.
  public static <T extends Value> Stream<T> of(Stream<T> stream, ClockDomain source, ClockDomain target) {
    Given.notNull(stream, "stream");
    Given.notNull(target, "target");
    return Scope.add(stream.valid, Handshake.class, scope -> scope.in(target, () -> {
      var handshake = scope.instance(new Handshake<>(new Config<>(stream.item())));
      handshake.source.drive(source);
      handshake.in.drive(stream);
      return handshake.out;
    }));
  }
}
