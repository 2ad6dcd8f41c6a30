package burin.sim.unknown;

import burin.ir.Clock;
import burin.ir.Foreign;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.sim.ForeignModels;
import burin.sim.ForeignPins;
import burin.sim.unknown.Word.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The model of one instance of a foreign module, and whether its state is in doubt. Nothing is known of its inside: the state
/// behind a clock with a reset is in doubt until that has been active at an edge, and whatever doubt gets in at an edge, from
/// inputs or from the state behind another clock, stays until the next one.
final class ForeignState {
  private final Foreign contents;
  private final Foreign.Model model;
  private final ForeignPins pins;
  /// The clocks behind which the state is in doubt.
  private final Map<Clock, Cause> doubts = new LinkedHashMap<>();
  /// Doubts that have ended since outputs were seen: another clock may have an edge at the same time.
  private final List<Cause> ended = new ArrayList<>();

  ForeignState(ModuleDef module, Foreign contents, String path) {
    this.contents = contents;
    this.model = ForeignModels.open(module);
    this.pins = new ForeignPins(module);
    String name = path.isEmpty() ? module.name() : path.substring(0, path.length() - 1);
    for (Clock clock : contents.clocks()) {
      if (hasReset(clock)) doubts.put(clock, Cause.origin("the state of foreign `" + name + "`", module.place()));
    }
  }

  private boolean hasReset(Clock clock) {
    return contents.pins().get(clock).reset().isPresent();
  }

  boolean isRegistered(Port output) {
    return contents.registered().contains(output);
  }

  Iterable<Clock> clocks() {
    return contents.clocks();
  }

  Word output(Port output, Map<Port, Word> inputs) {
    inputs.forEach((port, word) -> pins.input(port.name(), word.bits(port.type())));
    model.settle(pins);
    ended.clear();
    Doubt state = doubts.values().stream().findFirst().map(Doubt::whole).orElse(Doubt.NONE);
    Doubt whole = state.isNone() && !isRegistered(output) ? any(inputs) : state;
    return Word.ofBits(output.type(), pins.output(output.name()), whole);
  }

  private static Doubt any(Map<Port, Word> inputs) {
    return inputs.values().stream().map(Word::anyDoubt).filter(found -> !found.isNone()).findFirst()
        .map(Doubt::whole).orElse(Doubt.NONE);
  }

  /// @param edge whether there is one, perhaps
  void edge(Clock clock, Scalar edge, Scalar reset, Map<Port, Word> inputs) {
    if (edge.isKnownAs(false)) return;
    inputs.forEach((port, word) -> pins.input(port.name(), word.bits(port.type())));
    if (edge.isTrue()) model.edge(pins, clock.name(), reset.isTrue());
    if (hasReset(clock) && edge.isKnown() && reset.isKnownAs(true)) {
      if (doubts.containsKey(clock)) ended.add(doubts.remove(clock));
    } else if (!doubts.containsKey(clock)) {
      doubtAfter(clock, edge, reset, inputs).ifPresent(cause -> doubts.put(clock, cause));
    }
  }

  private Optional<Cause> doubtAfter(Clock clock, Scalar edge, Scalar reset, Map<Port, Word> inputs) {
    Optional<Cause> outside = Stream.of(edge.doubt(), hasReset(clock) ? reset.doubt() : Doubt.NONE, any(inputs))
        .filter(found -> !found.isNone()).findFirst().map(Doubt::cause);
    return outside.or(() -> Stream.concat(doubts.values().stream(), ended.stream()).findFirst());
  }
}
