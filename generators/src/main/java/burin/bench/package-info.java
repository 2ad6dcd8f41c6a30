/// Cycles per second of the engines on designs of several kinds, beside a C++ program over Verilator.
package burin.bench;
