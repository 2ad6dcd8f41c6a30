/// Joins generators, simulation and Verilog: the catalogue of designs, their trials, and what is written to disk.
package burin.flow;
