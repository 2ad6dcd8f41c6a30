package burin.apu;

/// What a word on the APU's write bus is for. The code on the bus is the ordinal.
public enum ApuTarget {
  /// As many weights as fit in 64 bits, shifted into the row buffer that all PEs share; the first lanes come first.
  WEIGHT_CHUNK,
  /// The row buffer becomes word `address` of the weight memory of `pe`; the data do not matter.
  WEIGHT_ROW,
  /// A bias, in two's complement, for word `address` of `pe`.
  BIAS,
  /// A select word (see [PeImage#word]) for slot `address` of `pe`.
  SELECT,
  /// An activation for word `address` of the output memory of `pe`.
  ACTIVATION,
  /// The first half of entry `address` of the layer table (see [ApuLayerWords#shape]).
  LAYER_SHAPE,
  /// The second half of entry `address` of the layer table (see [ApuLayerWords#scale]).
  LAYER_SCALE;

  /// Width of a code.
  public static final int BITS = 3;

  /// The number that stands for this target on the bus.
  public int code() {
    return ordinal();
  }
}
