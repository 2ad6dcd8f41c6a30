package burin.sim.unknown;

import burin.source.Place;
import java.util.ArrayList;
import java.util.List;

/// Where a doubt comes from: what holds it, since when, and what that got it from.
///
/// @param what such as "register `sum`"; the path of the instance is part of the name
/// @param edge how many clock edges there had been when it got there
/// @param from null where it begins: at state that was never set
record Cause(String what, Place place, long edge, Cause from) {
  static Cause origin(String what, Place place) {
    return new Cause(what, place, 0, null);
  }

  /// One step on. What has been on the way already is not passed again, so that a chain is no longer than the circuit has
  /// signals however long a doubt goes round.
  Cause to(String what, Place place, long edge) {
    for (Cause cause = this; cause != null; cause = cause.from) {
      if (cause.what.equals(what)) return cause;
    }
    return new Cause(what, place, edge, this);
  }

  /// Where it begins.
  Cause first() {
    Cause cause = this;
    while (cause.from != null) cause = cause.from;
    return cause;
  }

  /// From here back to the origin.
  List<UnknownUse.Step> path() {
    List<UnknownUse.Step> path = new ArrayList<>();
    for (Cause cause = this; cause != null; cause = cause.from) {
      path.add(new UnknownUse.Step(cause.what, cause.place, cause.edge, cause.from == null));
    }
    return path;
  }
}
