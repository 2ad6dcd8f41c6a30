package burin.schematic;

import burin.schematic.Layout.Box;
import burin.schematic.Layout.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Gives the parts of diagrams their places, from left to right in layers, with the Eclipse Layout Kernel. Each shape is laid
/// out once.
///
/// Used by several threads at once.
final class LayoutEngine {
  private static final int BETWEEN_LAYERS = 54;
  private static final int STREAM_PRIORITY = 10;

  private final Map<Shape, Layout> known = new ConcurrentHashMap<>();

  Layout layout(Shape shape) {
    return known.computeIfAbsent(shape, LayoutEngine::compute);
  }

  /// The service of the library is one for all threads.
  private static Layout compute(Shape shape) {
    synchronized (LayoutEngine.class) {
      LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
      var graph = new Graph(shape);
      new RecursiveGraphLayoutEngine().layout(graph.root, new NullElkProgressMonitor());
      return graph.layout();
    }
  }

  /// A shape as the library sees it.
  private static final class Graph {
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final List<ElkNode> nodes = new ArrayList<>();
    private final List<ElkEdge> edges = new ArrayList<>();

    Graph(Shape shape) {
      root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
      root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
      root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
      root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
      root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, (double) BETWEEN_LAYERS);
      root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 22.0);
      root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 9.0);
      root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
      root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
      root.setProperty(LayeredOptions.SPACING_NODE_NODE, 16.0);
      root.setProperty(LayeredOptions.RANDOM_SEED, 1);
      root.setProperty(LayeredOptions.SEPARATE_CONNECTED_COMPONENTS, false);
      root.setProperty(LayeredOptions.PADDING, new ElkPadding(16));
      shape.nodes().forEach(this::add);
      shape.edges().forEach(this::add);
    }

    private void add(Shape.Node shape) {
      ElkNode node = ElkGraphUtil.createNode(root);
      node.setDimensions(shape.width(), shape.height());
      switch (shape.kind()) {
        case INPUT -> addTip(node, LayerConstraint.FIRST, PortSide.EAST);
        case OUTPUT -> addTip(node, LayerConstraint.LAST, PortSide.WEST);
        case INSTANCE -> addPins(node, shape);
        case MEMORY, LOGIC -> {}
      }
      nodes.add(node);
    }

    /// Where all links of a port of the module end.
    private static void addTip(ElkNode node, LayerConstraint layer, PortSide side) {
      node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, layer);
      node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      ElkPort tip = ElkGraphUtil.createPort(node);
      tip.setProperty(LayeredOptions.PORT_SIDE, side);
      tip.setLocation(side == PortSide.EAST ? node.getWidth() : 0, node.getHeight() / 2);
    }

    /// In the order of the ports, below one another, at either side.
    private static void addPins(ElkNode node, Shape.Node shape) {
      node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      int in = 0;
      int out = 0;
      for (boolean isInput : shape.pins()) {
        ElkPort pin = ElkGraphUtil.createPort(node);
        pin.setProperty(LayeredOptions.PORT_SIDE, isInput ? PortSide.WEST : PortSide.EAST);
        int row = isInput ? in++ : out++;
        pin.setLocation(isInput ? 0 : shape.width(), Metrics.HEAD + Metrics.PIN_PITCH * row + Metrics.PIN_PITCH / 2.0);
      }
    }

    private void add(Shape.Edge shape) {
      ElkEdge edge = ElkGraphUtil.createSimpleEdge(end(shape.from()), end(shape.to()));
      if (shape.isStream()) edge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, STREAM_PRIORITY);
      edges.add(edge);
    }

    private ElkConnectableShape end(Link.End end) {
      ElkNode node = nodes.get(end.block());
      return node.getPorts().isEmpty() ? node : node.getPorts().get(Math.max(0, end.pin()));
    }

    Layout layout() {
      return new Layout(round(root.getWidth()), round(root.getHeight()), nodes.stream().map(Graph::box).toList(),
          edges.stream().map(Graph::route).toList());
    }

    private static Box box(ElkNode node) {
      List<Point> pins = node.getPorts().stream().map(pin -> point(node.getX() + pin.getX(), node.getY() + pin.getY())).toList();
      return new Box(round(node.getX()), round(node.getY()), round(node.getWidth()), round(node.getHeight()), pins);
    }

    private static List<Point> route(ElkEdge edge) {
      ElkEdgeSection section = edge.getSections().getFirst();
      List<Point> points = new ArrayList<>(List.of(point(section.getStartX(), section.getStartY())));
      section.getBendPoints().forEach(bend -> points.add(point(bend.getX(), bend.getY())));
      points.add(point(section.getEndX(), section.getEndY()));
      return List.copyOf(points);
    }

    private static Point point(double x, double y) {
      return new Point(round(x), round(y));
    }

    private static int round(double value) {
      return (int) Math.round(value);
    }
  }
}
