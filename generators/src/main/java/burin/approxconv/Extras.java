package burin.approxconv;

/// Ports of an [ApproxConv] that its work does not need.
///
/// @param statistics whether there are counters of pixels and of skipped outputs
/// @param probes whether there are ports that show what goes on in each layer, see [LayerProbe]
public record Extras(boolean statistics, boolean probes) {
  public static final Extras NONE = new Extras(false, false);
  public static final Extras STATISTICS = new Extras(true, false);
  public static final Extras PROBES = new Extras(false, true);
}
