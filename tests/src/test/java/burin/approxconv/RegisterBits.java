package burin.approxconv;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;

/// Bits of all registers of a circuit, instance by instance.
final class RegisterBits {
  private RegisterBits() {}

  static long of(Circuit circuit) {
    return of(circuit.top());
  }

  private static long of(ModuleDef module) {
    long bits = module.registers().stream().mapToLong(register -> register.type().width()).sum();
    for (Instance instance : module.instances()) bits += instance.count() * of(instance.module());
    return bits;
  }
}
