/// A small processor of the RISC-V instruction set RV32I, and programs for it.
package burin.examples.riscv;
