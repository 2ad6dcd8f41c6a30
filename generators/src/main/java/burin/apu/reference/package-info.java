/// Bit-exact models of the machine in plain Java, against which hardware is checked.
package burin.apu.reference;
