/// Convolutions of a stream of pixels, one pixel a cycle, with constant weights, and beside each a cheap predictor of powers of
/// two that says which outputs a ReLU would discard: those are not computed. After the ApproxConv paper; `docs/approxconv.md`
/// tells what was measured.
package burin.approxconv;
