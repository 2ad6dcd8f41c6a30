package burin.sim.coverage;

import burin.pass.CoverageKind;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// What is to be collected; less costs less time.
public record CoverageOptions(ImmutableSet<CoverageKind> kinds) {
  public static CoverageOptions all() {
    return new CoverageOptions(ImmutableSet.copyOf(CoverageKind.values()));
  }

  public static CoverageOptions of(CoverageKind... kinds) {
    return new CoverageOptions(ImmutableSet.copyOf(kinds));
  }

  public CoverageOptions without(CoverageKind... kinds) {
    Set<CoverageKind> rest = EnumSet.allOf(CoverageKind.class);
    rest.retainAll(this.kinds);
    Arrays.asList(kinds).forEach(rest::remove);
    return new CoverageOptions(ImmutableSet.copyOf(rest));
  }
}
