package burin.lib.logic;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Scope;
import java.util.function.Function;

/// The changes of a signal, each through an [EdgeDetector] of its own.
public final class Edge {
  private Edge() {}

  /// Whether the signal is high and was low in the cycle before.
  public static Bool rising(Bool signal) {
    Given.notNull(signal, "signal");
    return detected(signal, edge -> edge.rising);
  }

  /// Whether the signal is low and was high in the cycle before.
  public static Bool falling(Bool signal) {
    Given.notNull(signal, "signal");
    return detected(signal, edge -> edge.falling);
  }

  /// Whether the signal is not what it was in the cycle before.
  public static Bool changed(Bool signal) {
    Given.notNull(signal, "signal");
    return detected(signal, edge -> edge.changed);
  }

  private static Bool detected(Bool signal, Function<EdgeDetector, Bool> which) {
    return Scope.add(signal, Edge.class, scope -> {
      var edge = scope.instance(new EdgeDetector());
      edge.in.drive(signal);
      return which.apply(edge);
    });
  }
}
