package burin.sweep;

import burin.flow.ParameterValues;
import java.util.List;

/// Where the points of a sweep are run.
public interface Runner {
  /// Runs all points, in any order, several at a time.
  ///
  /// @param laboratory for points that are run in this JVM
  /// @param sink takes each outcome as soon as it is there; called by several threads at once. What it throws ends the run.
  void run(Plan plan, Laboratory laboratory, List<ParameterValues> points, Sink sink);

  /// Takes what has come out of a point.
  interface Sink {
    void take(Outcome outcome);
  }
}
