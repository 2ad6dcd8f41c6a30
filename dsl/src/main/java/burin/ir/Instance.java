package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import burin.source.Place;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A module used within another, once or as an array of equal ones.
///
/// The parent sees each port of the child as an [InstancePort]; clocks and resets are connected implicitly,
/// those of the child's clock to what [#domain] says.
public final class Instance {
  private final String name;
  private final int count;
  private final Place place;
  private ModuleDef module;
  private ImmutableMap<Port, InstancePort> ports;
  private final Map<Clock, Domain> domains = new LinkedHashMap<>();

  private Instance(String name, ModuleDef module, int count, Place place) {
    checkArgument(count >= 0, "%s: an array of %s", name, count);
    this.name = name;
    this.module = module;
    this.count = count;
    this.place = place;
    ImmutableMap.Builder<Port, InstancePort> ports = ImmutableMap.builder();
    for (Port port : module.ports()) ports.put(port, new InstancePort(this, port));
    this.ports = ports.buildOrThrow();
    domains.put(Clock.MAIN, Clock.MAIN);
  }

  public static Instance single(String name, ModuleDef module, Place place) {
    return new Instance(name, module, 0, place);
  }

  public static Instance array(String name, ModuleDef module, int count, Place place) {
    checkArgument(count >= 1, "%s: an array of %s", name, count);
    return new Instance(name, module, count, place);
  }

  public String name() {
    return name;
  }

  public ModuleDef module() {
    return module;
  }

  public boolean isArray() {
    return count > 0;
  }

  /// How many there are: 1 for a single instance.
  public int count() {
    return Math.max(count, 1);
  }

  public Place place() {
    return place;
  }

  /// Makes this an instance of another module that is equal to the present one, port by port. Called while a circuit is
  /// put together, before anything reads it, so that equal instances end up with one module.
  public void share(ModuleDef twin) {
    checkArgument(twin.ports().size() == ports.size(), "%s is no twin of %s", twin, module);
    ImmutableMap.Builder<Port, InstancePort> shared = ImmutableMap.builder();
    for (int i = 0; i < ports.size(); i++) {
      InstancePort port = ports.values().asList().get(i);
      port.share(twin.ports().get(i));
      shared.put(port.port(), port);
    }
    List<Clock> clocks = module.clocking().clocks();
    for (int i = 0; i < clocks.size(); i++) {
      Domain domain = domains.remove(clocks.get(i));
      if (domain != null) domains.put(twin.clocking().clocks().get(i), domain);
    }
    module = twin;
    ports = shared.buildOrThrow();
  }

  /// Says which of the parent's domains a clock of the child is. Called while the parent is written.
  public void connect(Clock clock, Domain domain) {
    domains.put(clock, domain);
  }

  public boolean isConnected(Clock clock) {
    return domains.containsKey(clock);
  }

  /// What a clock of the child is in the parent.
  public Domain domain(Clock clock) {
    Domain domain = domains.get(clock);
    checkArgument(domain != null, "%s of %s is not connected", clock, name);
    return domain;
  }

  public InstancePort port(Port port) {
    InstancePort found = ports.get(port);
    checkArgument(found != null, "%s has no port %s", name, port);
    return found;
  }

  public List<InstancePort> ports() {
    return ports.values().asList();
  }

  @Override
  public String toString() {
    return "instance " + name + " of " + module.name() + (isArray() ? " x " + count : "");
  }
}
