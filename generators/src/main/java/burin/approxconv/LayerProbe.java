package burin.approxconv;

import burin.hdl.Bool;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import java.util.Optional;

/// Outputs that show what goes on in a [StreamConvLayer]: what its units see, and what comes out.
///
/// @param moves all registers take a step at the end of the cycle
/// @param seen the window that the predictors see; without predictors the same as `window`
/// @param window the window that the convolutions see
/// @param wanted which outputs are to be computed for that window
/// @param sums of the predictors; empty without predictors
/// @param places for each stage of the predictors whether the window there has a place in the image; empty without predictors
/// @param gives results go out
/// @param results of the place that goes out, before the pool
/// @param skipped which of them were not computed
public record LayerProbe(
    Bool moves, Vec<UInt> seen, Vec<UInt> window, Vec<Bool> wanted, Optional<Vec<SInt>> sums,
    Optional<Vec<Bool>> places, Bool gives, Vec<UInt> results, Vec<Bool> skipped) {}
