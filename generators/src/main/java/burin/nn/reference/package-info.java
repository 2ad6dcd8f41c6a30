/// Bit-exact models of networks in plain Java, against which hardware is checked.
package burin.nn.reference;
