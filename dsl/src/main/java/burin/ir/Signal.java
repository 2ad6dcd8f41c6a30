package burin.ir;

import burin.source.Place;

/// Something with a name in a module that has a value in every cycle. Signals are themselves: two with equal contents
/// are still two.
public sealed interface Signal permits Port, Wire, Register, SyncRead, InstancePort {
  String name();

  Type type();

  /// Where it was declared.
  Place place();
}
