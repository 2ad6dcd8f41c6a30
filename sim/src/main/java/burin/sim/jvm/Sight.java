package burin.sim.jvm;

import burin.ir.Type;
import java.util.List;

/// What is told where something watched is seen.
///
/// @param watch its number within the unit
/// @param arguments the types of the values in its text
record Sight(int watch, List<Type> arguments) {}
