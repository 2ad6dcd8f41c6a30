package burin.paper;

import java.util.List;

/// The paper of a system.
public interface Paper {
  /// The system's name, as on the command line.
  String system();

  /// What the paper is about, in one line.
  String title();

  /// What it claims, in the order of the paper.
  List<Claim> claims();

  /// The claims, looked into, several at a time.
  ///
  /// @param quick whether those are left out that take longer than a second
  default List<Finding> check(boolean quick) {
    return claims().parallelStream()
        .filter(claim -> !quick || !claim.isSlow())
        .map(claim -> Finding.of(system(), claim))
        .toList();
  }
}
