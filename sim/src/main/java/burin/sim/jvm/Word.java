package burin.sim.jvm;

import burin.ir.Type;

/// The words of a memory that are written.
record Word(Slot memory, Type type) {}
