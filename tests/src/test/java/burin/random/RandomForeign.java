package burin.random;

import burin.ir.Clock;
import burin.ir.Clocking;
import burin.ir.Foreign;
import burin.ir.ModuleDef;
import burin.ir.Names;
import burin.ir.Port;
import burin.ir.ResetStyle;
import burin.ir.Type;
import burin.ir.Types;
import burin.sim.Values;
import burin.source.Place;
import com.google.common.collect.ImmutableMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Random foreign modules, each with its Verilog and a model in Java.
///
/// Their resets are synchronous: the model of an asynchronous one hears of it at clock edges only.
final class RandomForeign {
  /// How many words a table has that makes values of types of which not every pattern is one.
  private static final int TABLE = 4;

  private final String name;
  private final Choice choice;
  private final Size size;
  private final RandomTypes types;
  private final Map<String, Type> ports = new LinkedHashMap<>();
  private final List<Clock> clocks = new ArrayList<>(List.of(Clock.MAIN));
  private final Map<Clock, Foreign.Pins> pins = new LinkedHashMap<>();

  private RandomForeign(String name, Choice choice, Size size) {
    this.name = name;
    this.choice = choice;
    this.size = size;
    this.types = new RandomTypes(choice, size);
  }

  /// One module, or two of one Verilog module with other parameters.
  static List<ModuleDef> modules(String name, Choice choice, Size size) {
    return new RandomForeign(name, choice, size).modules();
  }

  private List<ModuleDef> modules() {
    Mixer mixer = mixer();
    List<ModuleDef> modules = new ArrayList<>();
    for (int i = choice.chance(30) ? 2 : 1; i > 0; i--) modules.add(module(mixer, name + "_" + i));
    return modules;
  }

  private Mixer mixer() {
    List<Mixer.Pin> inputs = new ArrayList<>();
    for (int i = choice.chance(10) ? 0 : choice.between(1, 3); i > 0; i--) inputs.add(pin("a" + i));
    List<Mixer.State> states = new ArrayList<>();
    if (choice.chance(70)) states.add(state(Clock.MAIN));
    if (size.clocked() && choice.chance(40)) states.add(state(addClock()));
    List<Mixer.Output> outputs = new ArrayList<>();
    for (int i = choice.between(1, 3); i > 0; i--) outputs.add(output("y" + i, !states.isEmpty() && choice.chance(50)));
    return new Mixer(name.toLowerCase(Locale.ROOT), List.copyOf(inputs), List.copyOf(states), List.copyOf(outputs));
  }

  private Mixer.Pin pin(String pinName) {
    Type type = types.any();
    ports.put(pinName, type);
    return new Mixer.Pin(pinName, type.width());
  }

  private Clock addClock() {
    var clock = new Clock("other", Place.NONE);
    clocks.add(clock);
    return clock;
  }

  private Mixer.State state(Clock clock) {
    String line = choice.of("clk", "ck") + clocks.indexOf(clock);
    ResetStyle style = choice.of(ResetStyle.SYNC_HIGH, ResetStyle.SYNC_LOW);
    Optional<Foreign.Reset> reset = choice.chance(60)
        ? Optional.of(new Foreign.Reset("rst" + clocks.indexOf(clock), style)) : Optional.empty();
    pins.put(clock, new Foreign.Pins(line, reset));
    int width = types.width();
    return new Mixer.State(
        clock.name(), pins.get(clock), width, choice.bits(width), choice.bits(width), choice.below(40));
  }

  private Mixer.Output output(String pinName, boolean registered) {
    Mixer.Pin pin = pin(pinName);
    return new Mixer.Output(pin, registered, choice.below(20), table(ports.get(pinName)));
  }

  private List<BigInteger> table(Type type) {
    List<BigInteger> words = new ArrayList<>();
    if (Types.isWhole(Types.scalar(type)) && choice.chance(80)) return words;
    for (int i = 0; i < TABLE; i++) {
      List<BigInteger> scalars = new ArrayList<>();
      for (int k = Types.scalarCount(type); k > 0; k--) scalars.add(types.value(Types.scalar(type)));
      words.add(Values.bits(type, scalars));
    }
    return words;
  }

  private ModuleDef module(Mixer mixer, String moduleName) {
    Set<String> outputs = mixer.outputs().stream().map(output -> output.pin().name()).collect(Collectors.toSet());
    Map<String, Port> made = new LinkedHashMap<>();
    ports.forEach((port, type) -> made.put(port, new Port(
        port, outputs.contains(port) ? Port.Direction.OUT : Port.Direction.IN, type, place())));
    Set<Port> registered = new HashSet<>();
    for (Mixer.Output output : mixer.outputs()) {
      if (output.registered()) registered.add(made.get(output.pin().name()));
    }
    List<Port> shuffled = new ArrayList<>(made.values());
    choice.shuffle(shuffled);
    return new ModuleDef(
        moduleName, "", place(), shuffled, new Clocking(clocks, List.of(), Map.of()), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of(), new Names(), Optional.of(contents(mixer, registered)));
  }

  private Foreign contents(Mixer mixer, Set<Port> registered) {
    var parameters = new Mixer.Parameters(choice.below(100), choice.chance(50));
    return new Foreign(
        mixer.name(), MixerVerilog.parameters(parameters),
        ImmutableMap.of(mixer.name() + ".v", MixerVerilog.text(mixer)), ImmutableMap.copyOf(pins), registered,
        Optional.of(() -> mixer.model(parameters)));
  }

  private Place place() {
    return new Place(name + ".java", choice.between(1, 999));
  }
}
