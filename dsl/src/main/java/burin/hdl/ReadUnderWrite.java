package burin.hdl;

/// What a synchronous read port gives where the word that it reads is written at the same edge.
public enum ReadUnderWrite {
  /// The word as it was before the edge.
  OLD,
  /// The word as it is after the edge: as the last write in the order of the program leaves it and, where a write has a
  /// mask, lane by lane. Only writes of the port's own clock count: between two clocks no edge is the same. It is made with
  /// registers and multiplexers beside the memory.
  NEW
}
