package burin.sim.unknown;

import burin.ir.Circuit;
import burin.ir.Domain;
import burin.ir.Event;
import burin.ir.Port;
import burin.pass.Netlist;
import burin.source.Place;
import burin.sim.unknown.Word.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks for what counts: outputs of the top module, assertions and assumptions, and what gates clocks and resets.
final class Uses {
  record Found(String use, Place place, Doubt doubt) {
    UnknownUse error(long edge) {
      return error(edge, doubt.cause().path());
    }

    UnknownUse error(long edge, List<UnknownUse.Step> path) {
      return new UnknownUse(use, place, edge, path);
    }
  }

  private final Node top;
  private final List<Node> nodes;
  private final Evaluator evaluator;
  private final Edges edges;
  private final Judged judged;
  private final Circuit circuit;

  Uses(Circuit circuit, Node top, Evaluator evaluator, Edges edges, Judged judged) {
    this.circuit = circuit;
    this.top = top;
    this.nodes = top.all();
    this.evaluator = evaluator;
    this.edges = edges;
    this.judged = judged;
  }

  /// The first one in doubt with the values before an edge.
  Optional<Found> first() {
    return outputs().or(this::inNodes);
  }

  private Optional<Found> outputs() {
    for (Port port : circuit.top().outputs()) {
      if (!judged.counts(port, qualifier -> evaluator.word(top, qualifier).scalar())) continue;
      Doubt doubt = evaluator.word(top, port).anyDoubt();
      if (!doubt.isNone()) return Optional.of(new Found("the output `" + port.name() + "`", port.place(), doubt));
    }
    return Optional.empty();
  }

  private Optional<Found> inNodes() {
    List<Found> found = new ArrayList<>();
    for (Node node : nodes) {
      node.facts.netlist().watches().forEach(watch -> watched(node, watch, found));
      node.facts.module().clocking().derived().forEach(domain -> control(node, domain, found));
      if (!found.isEmpty()) return Optional.of(found.getFirst());
    }
    return Optional.empty();
  }

  /// A violation that may be one or not.
  private void watched(Node node, Netlist.Watch watch, List<Found> found) {
    Event event = watch.stmt().event();
    if (!event.kind().isViolation()) return;
    Domain domain = watch.stmt().domain();
    Scalar looked = Rules.and(edges.hasEdge(node, domain), Rules.not(edges.isReset(node, domain)));
    Scalar active = Rules.and(looked, evaluator.scalar(node, watch.enable()));
    Scalar violated = Rules.and(active, Rules.not(evaluator.scalar(node, event.condition())));
    if (violated.isKnown()) return;
    String kind = event.kind() == Event.Kind.ASSERT ? "the assertion" : "the assumption";
    found.add(new Found(kind + node.where(), watch.stmt().place(), violated.doubt()));
  }

  private void control(Node node, Domain domain, List<Found> found) {
    domain.control().ifPresent(control -> {
      Doubt doubt = evaluator.scalar(node, control).doubt();
      if (!doubt.isNone()) found.add(new Found("the control of domain `" + domain.label() + "`" + node.where(),
          domain.place(), doubt));
    });
  }
}
