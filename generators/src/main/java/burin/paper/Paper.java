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

  /// All claims, looked into.
  default List<Finding> check() {
    return claims().stream().map(claim -> Finding.of(system(), claim)).toList();
  }
}
