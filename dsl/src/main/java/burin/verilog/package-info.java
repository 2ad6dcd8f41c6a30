/// Turns a [burin.ir.Circuit] into Verilog-2005 that Verilator, Yosys and Icarus Verilog accept without a warning.
package burin.verilog;
