package burin.sim.jvm;

/// What a read port does at an edge.
record Take(Slot read, Slot memory) {}
