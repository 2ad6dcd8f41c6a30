package burin.schematic;

/// A connection of a diagram.
///
/// @param from where its value comes from, `to` where it goes
/// @param width bits, the sum of all that it stands for
record Link(End from, End to, Kind kind, int width) {
  /// What a line stands for.
  enum Kind {
    /// One bit.
    BIT,
    /// Several bits that go the same way.
    BUS,
    /// A payload with valid, and mostly a ready that goes the other way.
    STREAM
  }

  /// @param pin of the block, or -1 where it has none
  record End(int block, int pin) {
    static End of(int block) {
      return new End(block, -1);
    }
  }
}
