package burin.formal;

import burin.hdl.Module;
import java.util.function.Supplier;

/// A circuit and what it should be, written by hand.
///
/// @param verilog modules of plain Verilog; the last one has the name, the ports and the registers of the circuit
record Twin(String name, Supplier<Module> circuit, String verilog) {
  @Override
  public String toString() {
    return name;
  }
}
