package burin.sim.jvm;

/// How large the parts of the generated code may become. Tests use small ones, so that small circuits are divided too.
///
/// @param methodCost about how many bytes a method has: where HotSpot's compiler does best
/// @param longest about how many bytes a method may have, if it cannot be divided otherwise; HotSpot interprets methods of
///     more than 8,000 bytes
/// @param laneCost in a method that is too long, a lane function that costs this much becomes methods of its own
/// @param fields the fields of a class; a class file has room for some ten thousand
/// @param methods the methods of one class that compute
/// @param statements the calls or assignments in one method
/// @param ports the ports that one method chooses between
record Limits(int methodCost, int longest, int laneCost, int fields, int methods, int statements, int ports) {
  /// For a group of methods that cost so much in all: what is divided into very many parts runs quicker in larger ones,
  /// since more values stay within them.
  int methodCost(long total) {
    return Math.clamp(total / 160, methodCost, Math.max(methodCost, longest));
  }

  static final Limits USUAL = new Limits(2_000, 6_000, 150, 6_000, 100, 150, 128);
}
