package burin.ir;

import burin.source.Place;

/// A port of an instance, seen by the parent: inputs are driven by it, outputs are read. For an array of instances it
/// is a vector with one lane an instance.
public final class InstancePort extends Signal {
  private final Instance instance;
  private final Type type;
  private Port port;

  InstancePort(Instance instance, Port port) {
    this.instance = instance;
    this.port = port;
    this.type = instance.isArray() ? new VecType(instance.count(), port.type()) : port.type();
  }

  void share(Port twin) {
    port = twin;
  }

  public Instance instance() {
    return instance;
  }

  public Port port() {
    return port;
  }

  /// `instance.port`.
  @Override
  public String name() {
    return instance.name() + "." + port.name();
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public Place place() {
    return instance.place();
  }

  @Override
  public String toString() {
    return name() + " : " + type;
  }
}
