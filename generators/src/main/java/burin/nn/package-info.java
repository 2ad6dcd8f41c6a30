/// Networks of block-diagonal layers with small integer weights: their types, files, data sets and random examples.
///
/// Nothing in this package knows of hardware. The bit-exact model is in [burin.nn.reference].
package burin.nn;
