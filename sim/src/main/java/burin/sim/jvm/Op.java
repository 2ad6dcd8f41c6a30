package burin.sim.jvm;

/// What a [Node] does; the comment says what its `data` is.
enum Op {
  /// A [java.math.BigInteger].
  CONST,
  /// A [burin.ir.Constants].
  VCONST,
  /// A [Slot] of the unit's own: an input, a register, a read port.
  SLOT,
  /// An output of a child: a [ChildPort]; its operands are the call that computes it, if any.
  CHILD_OUT,
  /// The parameter of a lane function.
  PARAM,
  /// A [burin.ir.UnaryOp].
  UNARY,
  /// A [burin.ir.BinaryOp].
  BINARY,
  MUX,
  WRAP,
  /// The [burin.ir.Type] of the operand.
  CAST,
  /// The lowest bit, an Integer.
  EXTRACT,
  CAT,
  /// A [Slot] of a memory.
  MEM_READ,
  /// A [Lambda].
  MAP,
  /// A list of [TreeLevel]s.
  REDUCE,
  INDEX,
  /// With a fourth operand: where that does not hold, the vector as it is.
  UPDATE,
  /// The first lane, an Integer.
  SLICE,
  CONCAT,
  SHIFT_IN,
  /// An `int[]`.
  GATHER,
  IOTA,
  VEC_OF,
  /// Some lanes of a long [#VEC_OF], put into the array of the first operand from a lane (an Integer) on.
  FILL,
  /// A value kept beyond the change of what it was read from; the [Slot] of the register that takes it, or null.
  HOLD,
  /// The second operand where the first holds, as a value that is kept; else null.
  GUARDED,
  /// An output of the foreign module that the unit is: the port's number, an Integer; its operand is the [#SETTLE].
  FOREIGN_OUT,

  // What follows is done rather than computed.
  /// Gives an input to a child: a [ChildPort].
  STORE_IN,
  /// Has a child compute outputs: a [Child.Call].
  CALL,
  /// The clock edge of a child, a [Child], where the first operand holds.
  SINK,
  /// After it the reset of a child, a [Child], where the operand holds.
  RESET,
  /// A read port takes a word: operands are address and enable; a [Take].
  TAKE,
  /// A memory's word is written: operands are enable, address, value and, where only some lanes are written, the mask; a [Word].
  WRITE,
  /// Something watched is seen where the first operand holds; the others are the values in its text; a [Sight].
  WATCH,
  /// Gives an input to the foreign module that the unit is: the port's number, an Integer.
  FOREIGN_IN,
  /// Has the foreign module compute its outputs.
  SETTLE,
  /// The edge of a clock, an Integer, of the foreign module: operands are whether there is one, and whether it is reset.
  FOREIGN_EDGE,
  /// A vector register is changed in place; its [Slot].
  CHANGE;

  boolean isEffect() {
    return compareTo(STORE_IN) >= 0;
  }

  /// Needs no computing where it is used.
  boolean isLeaf() {
    return this == CONST || this == VCONST || this == SLOT || this == IOTA || this == PARAM;
  }
}
