package burin.sim.testing;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.Value;
import burin.sim.Simulator;
import java.util.Optional;

/// The signals of a stream and the rules that they follow from one cycle to the next: what is offered is offered,
/// unchanged, until it is taken.
final class Handshake {
  final Simulator sim;
  final Signals valid;
  final Signals ready;
  final Signals payload;
  final String name;
  private Optional<Item> waiting = Optional.empty();

  Handshake(Simulator sim, Bool valid, Bool ready, Value... payload) {
    this.sim = sim;
    this.valid = new Signals(sim, valid);
    this.ready = new Signals(sim, ready);
    this.payload = new Signals(sim, payload);
    this.name = new Signals(sim, valid, ready).name();
  }

  /// @param stream a bundle with fields `valid` and `ready`; the others are the payload
  Handshake(Simulator sim, Bundle stream) {
    var signals = new Signals(sim, Given.notNull(stream, "stream").exprs());
    this.sim = sim;
    this.name = signals.name();
    this.valid = signals.field("valid");
    this.ready = signals.field("ready");
    this.payload = signals.without("valid", "ready");
  }

  /// The item that is transferred in this cycle, if any.
  ///
  /// @throws AssertionError where an offer was withdrawn or changed
  Optional<Item> observe() {
    boolean offered = valid.isHigh();
    Optional<Item> offer = offered ? Optional.of(payload.get()) : Optional.empty();
    waiting.ifPresent(before -> checkKept(before, offer));
    boolean taken = offered && ready.isHigh();
    waiting = taken ? Optional.empty() : offer;
    return taken ? offer : Optional.empty();
  }

  private void checkKept(Item before, Optional<Item> now) {
    if (now.isEmpty()) throw new AssertionError("`" + name + "` offered " + before + " and took it back");
    if (!now.get().equals(before)) {
      throw new AssertionError("`" + name + "` offered " + before + " and changed it to " + now.get());
    }
  }

  /// Forgets what was offered, as a reset does.
  void forget() {
    waiting = Optional.empty();
  }

  boolean isWaiting() {
    return waiting.isPresent();
  }
}
