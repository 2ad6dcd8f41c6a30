package burin.random;

import burin.ir.BoolType;
import burin.ir.Clock;
import burin.ir.Clocking;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.GatedDomain;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ResetDomain;
import burin.ir.ResetStyle;
import burin.source.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The clock domains of one random module: only the main clock or, if it may, clocks with resets of all styles, gates and
/// resets of its own.
final class RandomDomains {
  private static final int MOST = 8;

  private final Choice choice;
  private final Adapt adapt;
  private final boolean many;
  private final List<Clock> clocks = new ArrayList<>(List.of(Clock.MAIN));
  private final List<Domain> derived = new ArrayList<>();
  private final Map<Clock, ResetStyle> styles = new LinkedHashMap<>();

  RandomDomains(Choice choice, Adapt adapt, boolean many) {
    this.choice = choice;
    this.adapt = adapt;
    this.many = many;
    if (!many) return;
    styles.put(Clock.MAIN, style());
    for (int i = choice.chance(40) ? 0 : choice.between(1, 2); i > 0; i--) addClock(style());
  }

  boolean areMany() {
    return many;
  }

  private ResetStyle style() {
    return choice.of(ResetStyle.values());
  }

  private Clock addClock(ResetStyle style) {
    var clock = new Clock("ck" + clocks.size(), Place.NONE);
    clocks.add(clock);
    styles.put(clock, style);
    return clock;
  }

  Domain any() {
    if (!many) return Clock.MAIN;
    return !derived.isEmpty() && choice.chance(60) ? choice.of(derived) : choice.of(clocks);
  }

  /// Perhaps one more, made of what the scope has.
  void grow(Scope scope) {
    if (!many || derived.size() >= MOST || !choice.chance(40)) return;
    String name = "d" + derived.size();
    List<Expr> registers = scope.own().stream().filter(RandomDomains::isBoolRegister).toList();
    derived.add(switch (choice.below(registers.isEmpty() ? 3 : 5)) {
      case 0 -> new GatedDomain(name, any(), adapt.bool(scope), GatedDomain.Form.GATE, Place.NONE);
      case 1 -> new GatedDomain(name, any(), adapt.bool(scope), GatedDomain.Form.ENABLE, Place.NONE);
      case 2 -> new ResetDomain(name, any(), adapt.bool(scope), false, Place.NONE);
      default -> new ResetDomain(name, any(), choice.of(registers), true, Place.NONE);
    });
  }

  private static boolean isBoolRegister(Expr expr) {
    return expr instanceof Ref ref && ref.signal() instanceof Register register && register.type() instanceof BoolType;
  }

  /// Gives each clock of an instance a domain whose reset acts as the module's does, which does not matter to a foreign one.
  void connect(Instance instance) {
    if (!many) return;
    ModuleDef module = instance.module();
    for (Clock clock : module.clocking().clocks()) {
      instance.connect(clock, fitting(module.foreign().isPresent() ? styles.values() : List.of(module.reset(clock)),
          !ForeignClocks.of(module).contains(clock)));
    }
  }

  /// @param mayHaveEnables whether it may be one whose registers have enables
  private Domain fitting(Collection<ResetStyle> wanted, boolean mayHaveEnables) {
    List<Domain> all = new ArrayList<>(clocks);
    all.addAll(derived);
    List<Domain> fitting = all.stream()
        .filter(domain -> wanted.contains(style(domain)) && (mayHaveEnables || !ForeignClocks.hasEnables(domain)))
        .toList();
    return fitting.isEmpty() ? addClock(wanted.iterator().next()) : choice.of(fitting);
  }

  private ResetStyle style(Domain domain) {
    return switch (domain.resetSource()) {
      case ResetDomain own -> own.isAsync() ? ResetStyle.ASYNC_HIGH : ResetStyle.SYNC_HIGH;
      case Domain clock -> styles.get((Clock) clock);
    };
  }

  Clocking clocking() {
    return new Clocking(clocks, derived, styles);
  }
}
