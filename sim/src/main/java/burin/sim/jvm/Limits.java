package burin.sim.jvm;

/// How large the parts of the generated code may become. Tests use small ones, so that small circuits are divided too.
///
/// @param methodCost about how many bytes a method has; HotSpot interprets methods of more than 8,000 bytes, and compiles
///     short ones sooner and better
/// @param laneCost a lane function becomes methods of its own where it costs this much and its loop is too long
/// @param fields the fields of a class; a class file has room for some ten thousand
/// @param methods the methods of one class that compute
/// @param statements the calls or assignments in one method
/// @param ports the ports that one method chooses between
record Limits(int methodCost, int laneCost, int fields, int methods, int statements, int ports) {
  static final Limits USUAL = new Limits(6_000, 150, 6_000, 100, 150, 128);
}
