package burin.pass;

import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.FreeLaneParams;
import burin.ir.Literal;
import burin.ir.ModuleDef;
import burin.ir.Mux;
import burin.ir.PartMap;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Walk;
import burin.source.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Finds the muxes of a module, and for each the innermost region with all that uses it: a mux within an arm counts only
/// while that is taken.
///
/// Left out are muxes whose select is a constant, and those whose select differs from lane to lane: both of their values
/// are taken at once by different lanes.
final class CoverageMuxes {
  /// @param place of the statement that uses it first
  record Found(Mux mux, CoverageRegion region, Domain domain, Place place) {}

  /// @param domain of the state that it is first used for
  private record Spot(CoverageRegion region, Domain domain, Place place) {}

  private record Step(Expr expr, CoverageRegion region) {}

  private final ModuleDef module;
  private final Domain usual;
  private final PartMap<Expr, Spot> spots = new PartMap<>();
  private final List<Mux> muxes = new ArrayList<>();

  private CoverageMuxes(ModuleDef module, Domain usual) {
    this.module = module;
    this.usual = usual;
  }

  static List<Found> of(ModuleDef module, CoverageRegion body) {
    var finder = new CoverageMuxes(module, body.domain);
    finder.visit(module.body(), body);
    for (SyncRead read : module.reads()) {
      var spot = new Spot(body, read.domain(), read.place());
      finder.reach(read.address(), spot);
      read.enable().ifPresent(enable -> finder.reach(enable, spot));
    }
    module.clocking().derived().forEach(domain ->
        domain.control().ifPresent(control -> finder.reach(control, new Spot(body, domain.clock(), domain.place()))));
    return finder.found();
  }

  private void visit(List<Stmt> body, CoverageRegion region) {
    for (Stmt stmt : body) {
      Domain domain = region.parent.isPresent() ? region.domain : CoverageDomains.of(stmt).orElse(usual);
      var spot = new Spot(region, domain, stmt.place());
      switch (stmt) {
        case Stmt.Drive drive -> {
          drive.path().forEach(index -> reach(index, spot));
          reach(drive.value(), spot);
        }
        case Stmt.Write write -> {
          reach(write.address(), spot);
          reach(write.value(), spot);
          write.mask().ifPresent(mask -> reach(mask, spot));
        }
        case Stmt.Watch watch -> reach(watch.event().condition(), spot);
        case Stmt.When when -> visit(when, region);
      }
    }
  }

  private void visit(Stmt.When when, CoverageRegion region) {
    List<CoverageRegion> arms = region.arms(when);
    for (int i = 0; i < when.branches().size(); i++) {
      Stmt.Branch branch = when.branches().get(i);
      reach(branch.condition(), new Spot(region, arms.get(i).domain, branch.place()));
      visit(branch.body(), arms.get(i));
    }
    visit(when.otherwise(), arms.getLast());
  }

  /// An expression is looked at again only where it turns out to be used further out, so at most once a level.
  private void reach(Expr root, Spot spot) {
    Deque<Step> open = new ArrayDeque<>();
    open.push(new Step(root, spot.region()));
    while (!open.isEmpty()) {
      Step step = open.pop();
      Spot before = spots.get(step.expr());
      CoverageRegion region = before == null ? step.region() : before.region().join(step.region());
      if (before != null && before.region() == region) continue;
      if (before == null && step.expr() instanceof Mux mux) muxes.add(mux);
      Spot first = before == null ? spot : before;
      spots.put(step.expr(), new Spot(region, first.domain(), first.place()));
      Walk.operands(step.expr()).reversed().forEach(operand -> open.push(new Step(operand, region)));
    }
  }

  private List<Found> found() {
    var free = FreeLaneParams.below(Walk.roots(module));
    return muxes.stream().filter(mux -> !(mux.select() instanceof Literal) && free.of(mux.select()).isEmpty())
        .map(this::found).toList();
  }

  private Found found(Mux mux) {
    Spot spot = spots.get(mux);
    Domain domain = spot.region().parent.isPresent() ? spot.region().domain : spot.domain();
    Place place = module.names().get(mux).map(hint -> hint.place()).filter(Place::isKnown).orElse(spot.place());
    return new Found(mux, spot.region(), domain, place);
  }
}
