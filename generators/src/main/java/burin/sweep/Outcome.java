package burin.sweep;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/// A point that has been run, and the Verilog that it came to.
///
/// @param files text by name; empty if it has not come to Verilog
public record Outcome(PointResult result, Map<String, String> files) {
  public Outcome {
    files = ImmutableMap.copyOf(files);
  }
}
