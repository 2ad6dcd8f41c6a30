/// What is done to a model, written down as it is done, so that its last cycles can be run once more with a recorder.
package burin.sim.replay;
