/// A whole network on one row of multipliers, several cycles a pixel, for small FPGAs. `docs/approxconv.md` tells what was
/// measured.
package burin.approxconv.folded;
