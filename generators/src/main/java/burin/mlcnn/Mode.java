package burin.mlcnn;

/// Which ways of computing an average-pooled convolution an accelerator has.
public enum Mode {
  /// All convolution outputs are computed, and pooled afterwards.
  DIRECT(false, false, true),
  /// The window is merged into the kernel: a wider kernel with a wider stride, no pooling and no sums of inputs.
  MERGED(true, false, false),
  /// Window sums of the input are computed first, and shared by all kernels.
  MLCNN(false, true, false),
  /// DIRECT or MLCNN, as each layer says at run time.
  BOTH(false, true, true);

  private final boolean merges;
  private final boolean fuses;
  private final boolean pools;

  Mode(boolean merges, boolean fuses, boolean pools) {
    this.merges = merges;
    this.fuses = fuses;
    this.pools = pools;
  }

  /// Whether weights are sums of weights.
  public boolean merges() {
    return merges;
  }

  /// Whether there are adders for window sums of the input.
  public boolean fuses() {
    return fuses;
  }

  /// Whether outputs can be pooled after the convolution.
  public boolean pools() {
    return pools;
  }
}
