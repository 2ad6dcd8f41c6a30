/// Parts between clocks: what belongs to one reaches another only through them.
package burin.lib.clock;
