/// Floating-point arithmetic in plain Java, bit for bit as the circuits of `burin.lib.arithmetic` have it. Knows no circuits.
package burin.lib.arithmetic.reference;
