package burin.diff;

import burin.diff.Netlist.Cell;
import burin.diff.StateCells.Kind;
import burin.tools.Yosys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds out whether a module does the same in both designs. What is most likely to succeed quickly is tried first:
///
/// 1. Both are cut at registers, memories and instances of modules that are known to be equal. If what is between them is the
///    same for all values, then so are the modules: an induction of one step. Registers that have another name in the new
///    module are guessed. For a module without any of these, this decides.
/// 2. Most of a module has not changed. Registers and memories that are given the same, as long as those are the same that
///    they depend on, are the same for ever, and both modules can have them in common. Cut at these only.
/// 3. With these in common, from the reset on the outputs and the other registers are compared, cycle after cycle, until that is
///    proved to go on for ever.
/// 4. The same, but only the outputs are compared, and instances are taken apart. What differs here does differ.
final class Proof {
  /// Larger memories are always cut.
  private static final int MOST_MEMORY_BITS = 1024;
  /// Cycles after the first difference in which other outputs are looked for.
  private static final int MORE_STEPS = 3;
  private static final String SEVERAL_CLOCKS = "its logic differs somewhere, and it has several clocks";

  private final Yosys yosys;
  private final Path folder;
  private final Deadline deadline;

  private Problem.Side old;
  private Problem.Side now;
  private Matching matching;
  /// Cells that are given the same in both and therefore are the same.
  private List<Matching.Pair> common;

  Proof(Yosys yosys, Path folder, Deadline deadline) {
    this.yosys = yosys;
    this.folder = folder;
    this.deadline = deadline;
  }

  /// @param equal modules that are known to do the same in both designs
  ModuleDiff compare(String module, Design oldDesign, Design newDesign, Set<String> equal) {
    try {
      Set<String> missing = new TreeSet<>(oldDesign.missing(module));
      missing.addAll(newDesign.missing(module));
      if (!missing.isEmpty()) return undecided(module, "it contains " + String.join(", ", missing) + ", which is in no file");
      prepare(module, oldDesign, newDesign, equal);
      ModuleDiff found = hasStrayInstances() ? null : search(module);
      if (found != null) return found;
      if (!hasInstances()) return last(module);
      prepare(module, oldDesign, newDesign, Set.of());
      found = search(module);
      return found != null ? found : last(module);
    } catch (Design.Trouble trouble) {
      return undecided(module, trouble.getMessage());
    }
  }

  private void prepare(String module, Design oldDesign, Design newDesign, Set<String> kept) throws Design.Trouble {
    old = oldDesign.flat(module, kept, deadline.left());
    now = newDesign.flat(module, kept, deadline.left());
    matching = Matching.of(old.cells(), now.cells());
  }

  /// Instances that only one of the two has.
  private boolean hasStrayInstances() {
    return matching.left().stream().anyMatch(cell -> StateCells.kind(cell) == Kind.CHILD);
  }

  private boolean hasInstances() {
    return old.cells().all().stream().anyMatch(cell -> StateCells.kind(cell) == Kind.CHILD);
  }

  /// Steps 1 to 3; null where these do not decide.
  private ModuleDiff search(String module) throws Design.Trouble {
    boolean combinational = old.cells().all().isEmpty() && now.cells().all().isEmpty();
    boolean several = hasSeveralClocks();
    if (several && !matching.isWhole()) return undecided(module, SEVERAL_CLOCKS);
    if (matching.left().stream().anyMatch(Proof::isLarge)) return undecided(module, "a large memory has no counterpart");
    Problem cut = Problem.cutAt(old, now, matching.all());
    Outcome first = cut.ask(yosys, folder, deadline.share(combinational ? 1 : 4));
    if (first instanceof Outcome.Proved) return proved(module);
    if (first instanceof Outcome.Differs && combinational) return different(module, cut, 1);
    if (combinational || several) {
      return undecided(module, first instanceof Outcome.Unknown(var reason) ? reason : SEVERAL_CLOCKS);
    }
    findCommon();
    if (isProved(Problem.cutAt(old, now, fixed(common)), 4)) return proved(module);
    return isProved(beside(others(Kind.REGISTER)), 3) ? proved(module) : null;
  }

  private boolean isProved(Problem problem, int share) {
    return problem.ask(yosys, folder, deadline.share(share)) instanceof Outcome.Proved;
  }

  /// Takes all cells for common, and gives up those that are not given the same then, until that goes on for ever.
  private void findCommon() throws Design.Trouble {
    common = new ArrayList<>(matching.all());
    List<Matching.Pair> given = new ArrayList<>();
    while (true) {
      var problem = new Problem(old, now, common, given, List.of(), List.of());
      List<Matching.Pair> unlike = problem.unlike(yosys, folder, deadline.left());
      if (unlike.isEmpty()) return;
      given.addAll(unlike);
      common.removeAll(unlike);
    }
  }

  /// Some cells, and with them what is always cut: instances, and memories that are too large to become registers.
  private List<Matching.Pair> fixed(List<Matching.Pair> some) {
    List<Matching.Pair> fixed = new ArrayList<>(some);
    for (Matching.Pair pair : matching.all()) {
      boolean always = StateCells.kind(pair.old()) == Kind.CHILD || isLarge(pair.old());
      if (always && !some.contains(pair)) fixed.add(pair);
    }
    return fixed;
  }

  private List<Matching.Pair> others(Kind kind) {
    return matching.all().stream().filter(pair -> StateCells.kind(pair.old()) == kind && !common.contains(pair)).toList();
  }

  /// With everything common that can be.
  private Problem beside(List<Matching.Pair> compared) {
    List<Matching.Pair> cut = fixed(List.of());
    List<Matching.Pair> shared = common.stream().filter(pair -> !cut.contains(pair)).toList();
    return new Problem(old, now, cut, List.of(), shared, compared);
  }

  private static boolean isLarge(Cell cell) {
    return StateCells.kind(cell) == Kind.MEMORY && (long) cell.number("\\SIZE") * cell.number("\\WIDTH") > MOST_MEMORY_BITS;
  }

  /// Where registers stay, the prover takes it that all of them take their values at once.
  private boolean hasSeveralClocks() {
    Set<String> clocks = new TreeSet<>();
    for (Problem.Side side : List.of(old, now)) {
      for (Cell cell : side.cells().all()) clocks.addAll(StateCells.clocks(cell));
    }
    return clocks.size() > 1;
  }

  /// Step 4.
  private ModuleDiff last(String module) {
    Problem problem = beside(List.of());
    return switch (problem.ask(yosys, folder, deadline.share(2))) {
      case Outcome.Proved _ -> proved(module);
      case Outcome.Differs(int step) -> different(module, problem, step);
      case Outcome.Unknown(String reason) -> undecided(module, reason);
    };
  }

  private ModuleDiff different(String module, Problem problem, int step) {
    List<String> outputs = problem.different(yosys, folder, step + MORE_STEPS, deadline.left());
    String when = step > 1 ? "from cycle %d on".formatted(step) : "";
    String unknown = when.isEmpty() ? "where was not found out in time" : when + ", where was not found out in time";
    return new ModuleDiff(module, Verdict.DIFFERENT, outputs, outputs.isEmpty() ? unknown : when);
  }

  private static ModuleDiff proved(String module) {
    return ModuleDiff.of(module, Verdict.EQUAL, "");
  }

  private static ModuleDiff undecided(String module, String reason) {
    return ModuleDiff.of(module, Verdict.UNDECIDED, reason);
  }
}
