package burin.sim.jvm;

/// A level of a tree over lanes: the functions of two values that [burin.ir.ReduceLanes.Level] has.
///
/// @param pair null where the level has none, as is `tail`
record TreeLevel(Lambda pair, Lambda tail) {}
