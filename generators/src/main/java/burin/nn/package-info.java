/// Networks with small integer weights, block-diagonal ones and convolutions: types, files, data sets, random examples.
///
/// Nothing in this package knows of hardware. The bit-exact model is in [burin.nn.reference].
package burin.nn;
