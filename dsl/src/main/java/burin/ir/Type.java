package burin.ir;

/// What a signal can hold. Types are values: two equal types are the same type.
///
/// They say themselves when they are equal: what a record says by itself is put together by the JVM at its first use, which
/// adds ten milliseconds to every start.
public sealed interface Type permits BoolType, IntType, BitsType, EnumType, VecType {
  /// How many bits a value takes in the Verilog; at least 1.
  int width();
}
