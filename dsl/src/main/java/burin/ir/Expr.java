package burin.ir;

/// A value computed from other values within one clock cycle.
///
/// Expressions form a graph without cycles: one node may be used in many places and is then computed once. A chain of
/// additions may be 100,000 deep, so walk them with [Walk], and keep what is known of them in a [PartMap].
///
/// Numbers are whole numbers, not bit patterns: `ADD` is the sum, and its type is a range that holds it. So no
/// operation here overflows; dropping bits is an operation of its own ([Wrap]).
public abstract sealed class Expr extends Part
    permits Literal,
        VecLiteral,
        Ref,
        LaneParam,
        Unary,
        Binary,
        Mux,
        Wrap,
        Cast,
        Extract,
        Cat,
        MemoryRead,
        MapLanes,
        ReduceLanes,
        Index,
        Update,
        Slice,
        Concat,
        ShiftIn,
        Gather,
        Iota,
        VecOf {
  /// A sound bound of the value.
  public abstract Type type();

  /// What it is, without what it is computed from: that may be a hundred thousand operations deep.
  @Override
  public String toString() {
    return getClass().getSimpleName() + ":" + type();
  }
}
