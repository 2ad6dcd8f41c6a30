package burin.sweep;

import java.util.OptionalInt;

/// Offers runners that are not part of Burin's own build; found by [java.util.ServiceLoader].
public interface RunnerProvider {
  /// As in `--engine`.
  String name();

  /// @param master where it is, as in `--master`
  /// @param jobs points at a time; if empty, as many as there is room for
  Runner open(String master, OptionalInt jobs);
}
