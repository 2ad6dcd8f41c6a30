package burin.pass;

import burin.ir.Domain;
import burin.ir.Stmt;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list of statements within a module: its body, or an arm of a `when`.
final class CoverageRegion {
  final Optional<CoverageRegion> parent;
  /// At whose edges it is counted that the arm is taken; of no meaning for the body.
  final Domain domain;
  /// What is added at its end.
  final List<Stmt> added = new ArrayList<>();
  private final int depth;
  /// The arms of each `when` right in it, the branches first and what is otherwise last.
  private final Map<Stmt.When, List<CoverageRegion>> arms = new IdentityHashMap<>();

  private CoverageRegion(Optional<CoverageRegion> parent, Domain domain) {
    this.parent = parent;
    this.domain = domain;
    this.depth = parent.map(outer -> outer.depth + 1).orElse(0);
  }

  static CoverageRegion body(Domain domain) {
    return new CoverageRegion(Optional.empty(), domain);
  }

  List<CoverageRegion> arms(Stmt.When when) {
    return arms.computeIfAbsent(when, this::split);
  }

  /// An outermost `when` is counted at the edges of what it drives first; those within it at the same, so that their arms
  /// add up.
  private List<CoverageRegion> split(Stmt.When when) {
    Domain of = parent.isPresent() ? domain : CoverageDomains.first(List.of(when)).orElse(domain);
    List<CoverageRegion> split = new ArrayList<>();
    for (int i = 0; i <= when.branches().size(); i++) split.add(new CoverageRegion(Optional.of(this), of));
    return split;
  }

  /// The innermost region that both are within.
  CoverageRegion join(CoverageRegion other) {
    CoverageRegion a = this;
    CoverageRegion b = other;
    while (a != b) {
      if (a.depth >= b.depth) a = a.parent.orElseThrow();
      else b = b.parent.orElseThrow();
    }
    return a;
  }

  /// The statements that this region was made for, with what was added everywhere.
  List<Stmt> statements(List<Stmt> written) {
    List<Stmt> all = new ArrayList<>();
    for (Stmt stmt : written) all.add(stmt instanceof Stmt.When when ? when(when) : stmt);
    all.addAll(added);
    return all;
  }

  private Stmt when(Stmt.When when) {
    List<CoverageRegion> inner = arms(when);
    List<Stmt.Branch> branches = new ArrayList<>();
    for (int i = 0; i < when.branches().size(); i++) {
      Stmt.Branch branch = when.branches().get(i);
      branches.add(new Stmt.Branch(branch.condition(), inner.get(i).statements(branch.body()), branch.place()));
    }
    return new Stmt.When(branches, inner.getLast().statements(when.otherwise()), when.place());
  }
}
