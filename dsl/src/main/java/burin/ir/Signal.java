package burin.ir;

import burin.source.Place;

/// Something with a name in a module that has a value in every cycle. Signals are themselves: two with equal contents
/// are still two.
public abstract sealed class Signal extends Part permits Port, Wire, Register, SyncRead, InstancePort {
  public abstract String name();

  public abstract Type type();

  /// Where it was declared.
  public abstract Place place();
}
