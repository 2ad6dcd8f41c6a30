package burin.sim.unknown;

import burin.ir.Clock;
import burin.ir.Foreign;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.sim.ForeignModels;
import burin.sim.ForeignPins;
import burin.sim.unknown.Word.Scalar;
import java.util.Map;
import java.util.stream.Stream;

/// The model of one instance of a foreign module, and whether its state is in doubt. Nothing is known of its inside: one with
/// a reset is in doubt until that has been active at an edge, and whatever doubt gets in at an edge stays until the next one.
final class ForeignState {
  private final Foreign contents;
  private final Foreign.Model model;
  private final ForeignPins pins;
  /// Null where the state is known.
  private Cause doubt;

  ForeignState(ModuleDef module, Foreign contents, String path) {
    this.contents = contents;
    this.model = ForeignModels.open(module);
    this.pins = new ForeignPins(module);
    boolean hasReset = contents.pins().values().stream().anyMatch(clock -> clock.reset().isPresent());
    String name = path.isEmpty() ? module.name() : path.substring(0, path.length() - 1);
    this.doubt = hasReset ? Cause.origin("the state of foreign `" + name + "`", module.place()) : null;
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
    Doubt whole = doubt != null ? Doubt.whole(doubt) : isRegistered(output) ? Doubt.NONE : any(inputs);
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
    if (edge.isKnown() && reset.isKnownAs(true)) {
      doubt = null;
    } else if (doubt == null) {
      doubt = Stream.of(edge.doubt(), reset.doubt(), any(inputs)).filter(found -> !found.isNone()).findFirst()
          .map(Doubt::cause).orElse(null);
    }
  }
}
