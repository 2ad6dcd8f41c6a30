package burin.mlcnn;

/// The numbers of a layer, as they stand in DRAM.
interface LayerValues {
  /// The weight that slices see at a place of their kernel.
  long weight(int output, int channel, int row, int column);

  /// The word that the post-processor takes for an output channel.
  long scale(int output);
}
