/// The command line.
package burin.cli;
