/// What the processor is compared with.
package burin.examples.riscv.reference;
