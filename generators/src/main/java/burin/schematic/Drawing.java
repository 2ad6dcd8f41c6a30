package burin.schematic;

import burin.schematic.Layout.Box;
import burin.schematic.Layout.Point;
import burin.schematic.Link.End;
import com.google.common.xml.XmlEscapers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Draws a diagram as SVG.
final class Drawing {
  private static final String STYLE = """
      text { font: 11px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #222 }
      .title { font-weight: 700 } .dim { fill: #667 } .width { font-size: 9px; fill: #667 } .middle { text-anchor: middle }
      .end { text-anchor: end }
      path.wire { fill: none; stroke: #556; stroke-width: 1 } path.bus { stroke: #345; stroke-width: 2 }
      path.stream { stroke: #1f6fd1; stroke-width: 4; stroke-linejoin: round } .tip { fill: #556 } .tip.stream { fill: #1f6fd1 }
      .box { stroke: #445; stroke-width: 1.2 } .instance { fill: #eaf1fc } .memory { fill: #fdf3dc } .logic { fill: #f4f4f5 }
      .port { fill: #fff } a:hover .instance { fill: #cfe0fa } a .title { fill: #0b4fa8 }
      """;

  private final Diagram diagram;
  private final Layout layout;
  private final Function<String, String> address;
  private final StringBuilder text = new StringBuilder();

  private Drawing(Diagram diagram, Layout layout, Function<String, String> address) {
    this.diagram = diagram;
    this.layout = layout;
    this.address = address;
  }

  /// @param address where the diagram of a module is, by the module's name
  static String of(Diagram diagram, Layout layout, Function<String, String> address) {
    return new Drawing(diagram, layout, address).text();
  }

  private String text() {
    int height = layout.height() + 2 * Metrics.LINE + 6;
    line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\">",
        Math.max(layout.width(), headWidth()), height);
    line("<title>%s</title>", escaped(diagram.module()));
    line("<style>\n%s</style>", STYLE);
    line("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
    line("<text x=\"16\" y=\"20\" class=\"title\">%s</text>", escaped(diagram.module()));
    line("<text x=\"16\" y=\"34\" class=\"dim\">%s</text>", escaped(diagram.parameters()));
    line("<g transform=\"translate(0 %d)\">", 2 * Metrics.LINE + 6);
    // Streams come last, so that nothing crosses over them.
    for (Link.Kind kind : Link.Kind.values()) {
      for (int i = 0; i < diagram.links().size(); i++) {
        if (diagram.links().get(i).kind() == kind) link(diagram.links().get(i), layout.routes().get(i));
      }
    }
    widths();
    for (int i = 0; i < diagram.blocks().size(); i++) block(diagram.blocks().get(i), layout.boxes().get(i));
    line("</g>");
    line("</svg>");
    return text.toString();
  }

  private int headWidth() {
    return Math.max(Metrics.width(diagram.module()), Metrics.width(diagram.parameters())) + 32;
  }

  // Links

  private void link(Link link, List<Point> route) {
    int size = switch (link.kind()) {
      case BIT -> 3;
      case BUS -> 4;
      case STREAM -> 5;
    };
    String style = switch (link.kind()) {
      case BIT -> "wire";
      case BUS -> "wire bus";
      case STREAM -> "wire stream";
    };
    Point end = route.getLast();
    Point before = route.get(route.size() - 2);
    int dx = Integer.signum(end.x() - before.x());
    int dy = Integer.signum(end.y() - before.y());
    var stop = new Point(end.x() - dx * size, end.y() - dy * size);
    line("<path class=\"%s\" d=\"%s\"><title>%s</title></path>", style, path(route.subList(0, route.size() - 1), stop),
        told(link));
    line("<path class=\"tip%s\" d=\"M%d %dL%d %dL%d %dz\"/>", link.kind() == Link.Kind.STREAM ? " stream" : "", end.x(), end.y(),
        end.x() - 2 * size * dx - size * dy, end.y() - 2 * size * dy - size * dx,
        end.x() - 2 * size * dx + size * dy, end.y() - 2 * size * dy + size * dx);
  }

  private static String path(List<Point> points, Point last) {
    return points.stream().map(point -> point.x() + " " + point.y()).collect(Collectors.joining("L", "M", "L"))
        + last.x() + " " + last.y();
  }

  /// What a pointer over the line shows.
  private String told(Link link) {
    String bits = link.width() == 1 ? "1 bit" : link.width() + " bits";
    return escaped("%s to %s, %s%s".formatted(name(link.from()), name(link.to()), bits,
        link.kind() == Link.Kind.STREAM ? ", a stream" : ""));
  }

  private String name(End end) {
    Block block = diagram.blocks().get(end.block());
    return end.pin() < 0 ? block.title() : block.title() + "." + block.pins().get(end.pin()).name();
  }

  /// Bits of buses and streams: where a link begins if all that begin there have the same, else where each ends.
  private void widths() {
    Map<Point, Set<Integer>> widths = new LinkedHashMap<>();
    for (int i = 0; i < diagram.links().size(); i++) {
      widths.computeIfAbsent(layout.routes().get(i).getFirst(), _ -> new LinkedHashSet<>()).add(diagram.links().get(i).width());
    }
    Set<Point> told = new LinkedHashSet<>();
    for (int i = 0; i < diagram.links().size(); i++) {
      int width = diagram.links().get(i).width();
      Point start = layout.routes().get(i).getFirst();
      Point end = layout.routes().get(i).getLast();
      if (width == 1) continue;
      if (widths.get(start).size() > 1) width("width end", end.x() - 16, end.y(), width);
      else if (told.add(start)) width("width", start.x() + 4, start.y(), width);
    }
  }

  private void width(String style, int x, int y, int width) {
    line("<text x=\"%d\" y=\"%d\" class=\"%s\">%d</text>", x, y - 4, style, width);
  }

  // Blocks

  private void block(Block block, Box box) {
    switch (block.kind()) {
      case INPUT -> tag(block, box, "M%1$d %2$dh%3$dl8 %4$dl-8 %4$dh-%3$dz");
      case OUTPUT -> tag(block, box, "M%1$d %2$dl8 -%4$dh%3$dv%5$dh-%3$dz");
      case INSTANCE -> instance(block, box);
      case MEMORY -> plain(block, box, "memory", 2);
      case LOGIC -> plain(block, box, "logic", 14);
    }
  }

  private void tag(Block block, Box box, String shape) {
    int half = box.height() / 2;
    boolean isInput = block.kind() == Block.Kind.INPUT;
    String d = shape.formatted(box.x(), isInput ? box.y() : box.y() + half, box.width() - 8, half, box.height());
    line("<path class=\"box port\" d=\"%s\"/>", d);
    line("<text x=\"%d\" y=\"%d\" class=\"middle\">%s</text>", box.x() + box.width() / 2 + (isInput ? -3 : 3), box.y() + half + 4,
        escaped(block.title()));
  }

  private void instance(Block block, Box box) {
    block.module().ifPresent(module ->
        line("<a href=\"%s\" data-module=\"%s\">", escaped(address.apply(module)), escaped(module)));
    if (block.count() > 1) rectangle(box, "instance", 3, 4);
    rectangle(box, "instance", 3, 0);
    line("<text x=\"%d\" y=\"%d\" class=\"title middle\">%s</text>", box.x() + box.width() / 2, box.y() + 15,
        escaped(Metrics.title(block)));
    line("<text x=\"%d\" y=\"%d\" class=\"dim middle\">%s</text>", box.x() + box.width() / 2, box.y() + 29,
        escaped(block.lines().getFirst()));
    for (int i = 0; i < block.pins().size(); i++) pin(block.pins().get(i), box.pins().get(i));
    block.module().ifPresent(_ -> line("</a>"));
  }

  private void pin(Block.Pin pin, Point at) {
    if (pin.isInput()) line("<text x=\"%d\" y=\"%d\">%s</text>", at.x() + 6, at.y() + 4, escaped(pin.name()));
    else line("<text x=\"%d\" y=\"%d\" class=\"end\">%s</text>", at.x() - 6, at.y() + 4, escaped(pin.name()));
  }

  private void plain(Block block, Box box, String style, int radius) {
    rectangle(box, style, radius, 0);
    int middle = box.x() + box.width() / 2;
    int first = box.y() + (box.height() - Metrics.LINE * (1 + block.lines().size())) / 2 + 11;
    line("<text x=\"%d\" y=\"%d\" class=\"title middle\">%s</text>", middle, first, escaped(block.title()));
    for (int i = 0; i < block.lines().size(); i++) {
      line("<text x=\"%d\" y=\"%d\" class=\"dim middle\">%s</text>", middle, first + Metrics.LINE * (i + 1),
          escaped(block.lines().get(i)));
    }
  }

  private void rectangle(Box box, String style, int radius, int shift) {
    line("<rect class=\"box %s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>", style, box.x() + shift,
        box.y() + shift, box.width(), box.height(), radius);
  }

  private void line(String format, Object... values) {
    text.append(values.length == 0 ? format.replace("%%", "%") : format.formatted(values)).append('\n');
  }

  /// Fit for an attribute too.
  private static String escaped(String raw) {
    return XmlEscapers.xmlAttributeEscaper().escape(raw);
  }
}
