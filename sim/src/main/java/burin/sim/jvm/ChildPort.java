package burin.sim.jvm;

import burin.ir.Port;

/// A port of a child; all children of an array at once.
record ChildPort(Child child, Port port) {}
