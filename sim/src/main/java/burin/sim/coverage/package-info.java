/// What tests have reached of a circuit: collected on any engine, merged, and shown by source line.
package burin.sim.coverage;
