/// What circuits cost: synthesized by Yosys for a target, timed by OpenSTA or placed by nextpnr, or estimated in Java.
///
/// [burin.synth.Synthesizer] measures and [burin.synth.Estimate] estimates; both take a circuit and need nothing else of Burin's.
package burin.synth;
