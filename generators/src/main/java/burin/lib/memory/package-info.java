/// Memories with the ports that hardware has.
package burin.lib.memory;
