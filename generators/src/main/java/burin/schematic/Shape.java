package burin.schematic;

import burin.schematic.Block.Kind;
import java.util.ArrayList;
import java.util.List;

/// What the layout of a diagram depends on: sizes and connections, no texts. Equal shapes have equal layouts.
record Shape(List<Node> nodes, List<Edge> edges) {
  /// @param pins whether values go in, for each
  record Node(Kind kind, int width, int height, List<Boolean> pins) {}

  record Edge(Link.End from, Link.End to, boolean isStream) {}

  static Shape of(Diagram diagram) {
    int[] in = new int[diagram.blocks().size()];
    int[] out = new int[diagram.blocks().size()];
    List<Edge> edges = new ArrayList<>();
    for (Link link : diagram.links()) {
      out[link.from().block()]++;
      in[link.to().block()]++;
      edges.add(new Edge(link.from(), link.to(), link.kind() == Link.Kind.STREAM));
    }
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < in.length; i++) nodes.add(node(diagram.blocks().get(i), Math.max(in[i], out[i])));
    return new Shape(List.copyOf(nodes), List.copyOf(edges));
  }

  /// @param links at the busier side
  private static Node node(Block block, int links) {
    List<Boolean> pins = block.pins().stream().map(Block.Pin::isInput).toList();
    int width = Math.max(Metrics.width(Metrics.title(block)), Metrics.width(block.lines())) + 2 * Metrics.MARGIN;
    return switch (block.kind()) {
      case INPUT, OUTPUT -> new Node(block.kind(), Metrics.width(block.title()) + 28, Metrics.TAG, pins);
      case INSTANCE -> new Node(block.kind(), Math.max(width, pinWidth(block)), height(pins), pins);
      case MEMORY, LOGIC -> new Node(block.kind(), width,
          Math.max(Metrics.LINE * (1 + block.lines().size()) + Metrics.MARGIN, Metrics.PIN_PITCH * links), pins);
    };
  }

  private static int height(List<Boolean> pins) {
    int in = (int) pins.stream().filter(isInput -> isInput).count();
    return Metrics.HEAD + Metrics.PIN_PITCH * Math.max(1, Math.max(in, pins.size() - in)) + Metrics.MARGIN / 2;
  }

  private static int pinWidth(Block block) {
    return names(block, true) + names(block, false) + 4 * Metrics.MARGIN;
  }

  private static int names(Block block, boolean inputs) {
    return Metrics.width(block.pins().stream().filter(pin -> pin.isInput() == inputs).map(Block.Pin::name).toList());
  }
}
