/// Finds what depends on state that was never set: an engine whose values carry which of their bits may be otherwise, and why.
package burin.sim.unknown;
