package burin.schematic;

import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import burin.flow.Catalogue;
import burin.flow.Design;
import burin.hdl.Bool;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.ir.Circuit;
import burin.ir.ModuleDef;
import burin.lib.stream.Fifo;
import burin.lib.stream.Stream;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SchematicTest {
  /// A stream through a FIFO, beside it a table and an accumulator.
  static final class Line extends Module {
    final Stream<UInt> in = input(Stream.of(uint(8)));
    final UInt address = input(uint(4));
    final Bool clear = input(bool());
    final Stream<UInt> out = output(Stream.of(uint(8)));
    final UInt low = output(uint(3));
    final UInt total = output(uint(12));

    Line() {
      var queue = instance(new Fifo<>(new Fifo.Config<>(uint(8), 4)));
      queue.in.drive(in);
      out.drive(queue.out);
      low.drive(address.wrap(3));
      Memory<UInt> table = memory(uint(6), 16);
      when(clear, () -> table.write(address, ulit(0)));
      var sum = reg(uint(12), 0);
      sum.next(sum.add(table.readSync(address)).wrap(12));
      total.drive(sum);
    }
  }

  /// An array, each of whose instances takes what the one before it gives.
  static final class Chain extends Module {
    final SInt in = input(sint(4));
    final SInt out = output(sint(4));

    Chain() {
      var steps = instances(3, Step::new);
      var first = steps.get(step -> step.in);
      steps.each(step -> step.in, steps.get(step -> step.out).shiftIn(in));
      out.drive(steps.get(step -> step.out).get(2));
    }
  }

  static final class Step extends Module {
    final SInt in = input(sint(4));
    final SInt out = output(sint(4));

    Step() {
      out.drive(regNext(in, 0));
    }
  }

  /// A chain of additions, each of which is a node.
  static final class Deep extends Module {
    final UInt in = input(uint(8));
    final UInt out = output(uint(8));

    Deep(int depth) {
      UInt sum = in;
      for (int i = 0; i < depth; i++) sum = sum.add(1).wrap(8);
      out.drive(sum);
    }
  }

  private static Diagram diagram(Module module) {
    Circuit circuit = Burin.circuit(module);
    return DiagramBuilder.of(circuit.top(), VerilogEmitter.emit(circuit));
  }

  private static String text(Diagram diagram) {
    var text = new StringBuilder();
    for (Block block : diagram.blocks()) {
      text.append("%s %s %s %s%n".formatted(block.kind(), Metrics.title(block), block.lines(),
          block.pins().stream().map(pin -> (pin.isInput() ? ">" : "") + pin.name() + (pin.isInput() ? "" : ">")).toList()));
    }
    for (Link link : diagram.links()) {
      text.append("%s -> %s %s %d%n".formatted(end(diagram, link.from()), end(diagram, link.to()), link.kind(), link.width()));
    }
    return text.toString();
  }

  private static String end(Diagram diagram, Link.End end) {
    Block block = diagram.blocks().get(end.block());
    return block.title() + (end.pin() < 0 ? "" : "." + block.pins().get(end.pin()).name());
  }

  @Test
  void streamsAreOneLinkAndLogicIsPutTogether() {
    assertThat(text(diagram(new Line()))).isEqualTo("""
        INPUT in [] []
        INPUT address [] []
        INPUT clear [] []
        OUTPUT out [] []
        OUTPUT low [] []
        OUTPUT total [] []
        INSTANCE queue [Fifo] [>in, out>, occupancy>]
        MEMORY table [16 x 6] []
        LOGIC logic, 1 register [sum [12]] []
        queue.out -> out STREAM 8
        address -> low BUS 3
        logic, 1 register -> total BUS 12
        in -> queue.in STREAM 8
        clear -> table BIT 1
        address -> table BUS 4
        table -> logic, 1 register BUS 6
        """);
  }

  @Test
  void filesAreDiagramsAndAPage() {
    // region use
    SequencedMap<String, String> files = new Schematic().files(Burin.circuit(new Line()));
    // endregion
    assertThat(files.keySet()).containsExactly("Line.svg", "Fifo.svg", "index.html");
    assertThat(files.get("index.html")).contains("<a style=\"padding-left: 1em\" target=\"diagram\" href=\"Fifo.svg\">Fifo");
  }

  @Test
  void anArrayIsOneBox() {
    assertThat(text(diagram(new Chain()))).isEqualTo("""
        INPUT in [] []
        OUTPUT out [] []
        INSTANCE steps × 3 [Step] [>in, out>]
        steps.out -> out BUS 4
        steps.out -> steps.in BUS 12
        in -> steps.in BUS 4
        """);
  }

  @Test
  void depthIsNoLimit() {
    assertThat(text(diagram(new Deep(30_000)))).isEqualTo("""
        INPUT in [] []
        OUTPUT out [] []
        LOGIC logic [] []
        logic -> out BUS 8
        in -> logic BUS 8
        """);
  }

  private static Circuit circuit(String name, Map<String, Integer> given) {
    Design design = Catalogue.shipped().find(name);
    Map<String, String> written = new TreeMap<>();
    given.forEach((parameter, value) -> written.put(parameter, value.toString()));
    return Burin.circuit(design.module(design.values(written)));
  }

  private static Document document(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  /// Every instance of every module is there, and leads to a diagram that is there.
  @ParameterizedTest
  @ValueSource(strings = {"apu", "mlcnn", "approxconv"})
  void theCatalogueIsDrawn(String name) throws Exception {
    Circuit circuit = circuit(name, Map.of());
    VerilogDesign verilog = VerilogEmitter.emit(circuit);
    Map<String, String> files = new Schematic().files(circuit);
    assertThat(files).hasSize(circuit.modules().size() + 1);
    for (ModuleDef module : circuit.modules()) {
      Document drawn = document(files.get(verilog.identifier(module) + ".svg"));
      Set<String> titles = new TreeSet<>();
      NodeList texts = drawn.getElementsByTagName("text");
      for (int i = 0; i < texts.getLength(); i++) titles.add(texts.item(i).getTextContent());
      assertThat(titles).containsAll(module.instances().stream().map(each ->
          verilog.identifier(each) + (each.count() > 1 ? " \u00d7 " + each.count() : "")).toList());
      NodeList links = drawn.getElementsByTagName("a");
      assertThat(links.getLength()).isEqualTo(module.instances().size());
      for (int i = 0; i < links.getLength(); i++) assertThat(files).containsKey(((Element) links.item(i)).getAttribute("href"));
    }
    assertThat(new Schematic().files(circuit(name, Map.of()))).as("made anew").isEqualTo(files);
  }

  /// Boxes lie beside one another, and every link begins and ends at the edge of its boxes.
  @ParameterizedTest
  @ValueSource(strings = {"apu", "mlcnn", "approxconv"})
  void boxesAndLinksAreInTheirPlaces(String name) {
    Circuit circuit = circuit(name, Map.of());
    VerilogDesign verilog = VerilogEmitter.emit(circuit);
    var engine = new LayoutEngine();
    for (ModuleDef module : circuit.modules()) {
      Diagram diagram = DiagramBuilder.of(module, verilog);
      Layout layout = engine.layout(Shape.of(diagram));
      List<Layout.Box> before = new ArrayList<>();
      for (Layout.Box box : layout.boxes()) {
        assertThat(before).as("%s over another in %s", box, module).noneMatch(other -> overlap(box, other));
        before.add(box);
      }
      for (int i = 0; i < diagram.links().size(); i++) {
        List<Layout.Point> route = layout.routes().get(i);
        assertThat(isAtEdge(layout.boxes().get(diagram.links().get(i).from().block()), route.getFirst())).isTrue();
        assertThat(isAtEdge(layout.boxes().get(diagram.links().get(i).to().block()), route.getLast())).isTrue();
      }
    }
  }

  private static boolean overlap(Layout.Box a, Layout.Box b) {
    return a.x() < b.x() + b.width() && b.x() < a.x() + a.width() && a.y() < b.y() + b.height() && b.y() < a.y() + a.height();
  }

  private static boolean isAtEdge(Layout.Box box, Layout.Point point) {
    boolean atSide = Math.abs(point.x() - box.x()) <= 1 || Math.abs(point.x() - box.x() - box.width()) <= 1;
    return atSide && point.y() >= box.y() && point.y() <= box.y() + box.height();
  }

  @Test
  void aPipelineIsStreamsFromEndToEnd() {
    String top = new Schematic().files(circuit("approxconv", Map.of("maps1", 1, "maps2", 1))).get("ApproxConv.svg");
    assertThat(top.split("class=\"wire stream\"", -1)).hasSize(1 + 5);
    assertThat(top).doesNotContain("class=\"wire\"", "class=\"wire bus\"");
  }

  /// So the points of a sweep are laid out once.
  @Test
  void diagramsThatDifferInNumbersShareTheirLayout() {
    Circuit small = circuit("apu", Map.of("pes", 2, "block", 16));
    Circuit large = circuit("apu", Map.of("pes", 8, "block", 64));
    Diagram a = DiagramBuilder.of(small.top(), VerilogEmitter.emit(small));
    Diagram b = DiagramBuilder.of(large.top(), VerilogEmitter.emit(large));
    assertThat(a).isNotEqualTo(b);
    assertThat(Shape.of(a)).isEqualTo(Shape.of(b));
  }
}
