package burin.verilog;

import com.google.common.primitives.ImmutableIntArray;

/// A rule that chooses lanes: lane `i` is lane `multiple * i + add` of the source.
record Stride(int multiple, int add) {

  /// The rule that lies behind the lane numbers, or null where there is none.
  static Stride of(ImmutableIntArray sources) {
    int add = sources.get(0);
    int multiple = sources.length() == 1 ? 1 : sources.get(1) - add;
    if (multiple == 0 && sources.length() > 1) return null;
    for (int i = 1; i < sources.length(); i++) {
      if (sources.get(i) != multiple * i + add) return null;
    }
    return new Stride(multiple, add);
  }
}
