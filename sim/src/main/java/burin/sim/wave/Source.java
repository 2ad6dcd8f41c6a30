package burin.sim.wave;

import burin.ir.BoolType;
import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.VecType;
import burin.sim.Hierarchy;
import burin.sim.Model;
import burin.sim.Packing;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Where a model has the value of a line.
sealed interface Source {
  Line line();

  /// The pattern of its bits.
  ///
  /// @param resets bit `i` for the reset of clock `i`, whether it is active
  BigInteger read(Model model, long resets);

  record OfReset(Line line, int clock) implements Source {
    @Override
    public BigInteger read(Model model, long resets) {
      return (resets >> clock & 1) != 0 ? BigInteger.ONE : BigInteger.ZERO;
    }
  }

  /// @param isLong whether a `long` holds every value, which is the quicker way
  record OfPort(Line line, int port, boolean isLong) implements Source {
    @Override
    public BigInteger read(Model model, long resets) {
      if (!isLong) return model.peekBits(port);
      return Packing.pattern(BigInteger.valueOf(model.peek(port)), line.type().width());
    }
  }

  record OfState(Line line, int element, int word) implements Source {
    @Override
    public BigInteger read(Model model, long resets) {
      return model.state(element, word);
    }
  }

  /// The resets and ports of the top module.
  static List<Source> ofTop(Circuit circuit) {
    ModuleDef top = circuit.top();
    List<Source> sources = new ArrayList<>();
    List<Clock> clocks = top.clocking().clocks();
    for (int i = 0; i < clocks.size(); i++) {
      if (top.usesResetOf(clocks.get(i))) sources.add(reset(clocks.get(i), i));
    }
    for (int i = 0; i < top.ports().size(); i++) sources.add(port(top.ports().get(i), i));
    return sources;
  }

  private static Source reset(Clock clock, int number) {
    String name = clock.name().isEmpty() ? "reset" : clock.name() + "_reset";
    return new OfReset(new Line(List.of(), name, BoolType.BOOL, Line.Kind.RESET), number);
  }

  private static Source port(Port port, int number) {
    boolean isLong = !(port.type() instanceof VecType) && port.type().width() < Long.SIZE;
    Line.Kind kind = port.isInput() ? Line.Kind.INPUT : Line.Kind.OUTPUT;
    return new OfPort(new Line(List.of(), port.name(), port.type(), kind), number, isLong);
  }

  /// A register, a read port, or the words of a memory.
  static List<Source> ofElement(Hierarchy.Element element, int number) {
    List<String> path = element.path().stream().map(Hierarchy.Hop::toString).toList();
    if (!element.isMemory()) {
      return List.of(new OfState(new Line(path, element.name(), element.type(), Line.Kind.STATE), number, 0));
    }
    List<Source> words = new ArrayList<>();
    for (int word = 0; word < element.words(); word++) {
      String name = element.name() + "[" + word + "]";
      words.add(new OfState(new Line(path, name, element.type(), Line.Kind.WORD), number, word));
    }
    return words;
  }
}
