package burin.sim.jvm;

import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/// A generated method: what it computes, in order, and the registers that take their next values at its end.
final class MethodPlan {
  final int number;
  final String name;
  final List<Node> order = new ArrayList<>();
  final List<Unit.Next> commits = new ArrayList<>();
  /// The class that it is in.
  ClassDesc owner;

  MethodPlan(int number, String name) {
    this.number = number;
    this.name = name;
  }
}
