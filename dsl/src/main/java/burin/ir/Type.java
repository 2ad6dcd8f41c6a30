package burin.ir;

/// What a signal can hold. Types are values: two equal types are the same type.
public sealed interface Type permits BoolType, IntType, BitsType, EnumType, VecType {
  /// How many bits a value takes in the Verilog; at least 1.
  int width();
}
