/// Sweeps: a grid of a design's parameters, every point elaborated, checked, simulated against its reference and measured; a
/// journal that survives a kill; the results as CSV, JSON and a page.
package burin.sweep;
