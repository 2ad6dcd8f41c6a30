package burin.icarus;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.ResetDomain;
import burin.ir.ResetStyle;
import burin.ir.Signal;
import burin.ir.Type;
import burin.ir.Types;
import burin.random.Stimulus;
import burin.sim.Hierarchy;
import burin.sim.Values;
import burin.verilog.VerilogDesign;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Verilog that runs a design with a stimulus and prints what it does.
///
/// In each cycle it prints, before the clock edge, all outputs and all registers and read ports as one row of bits, the
/// first signal in the most significant ones; at the end, one line for each word of each memory. State and stimulus
/// begin at time 1, when every `always` is waiting for a change.
final class TestBench {
  private final VerilogDesign design;
  private final Circuit circuit;
  private final Stimulus stimulus;
  private final List<Hierarchy.Element> elements;
  private final StringBuilder text = new StringBuilder();

  private TestBench(VerilogDesign design, Circuit circuit, Stimulus stimulus) {
    this.design = design;
    this.circuit = circuit;
    this.stimulus = stimulus;
    this.elements = Hierarchy.elements(circuit);
  }

  /// The module `bench`, which reads `stimulus.hex`.
  static String text(VerilogDesign design, Circuit circuit, Stimulus stimulus) {
    var bench = new TestBench(design, circuit, stimulus);
    bench.declarations();
    bench.process();
    return bench.text.append("endmodule\n").toString();
  }

  /// A line a cycle: the clocks that have an edge, the active resets, then the inputs, the last one in the least significant
  /// bits.
  static String stimulusFile(Circuit circuit, Stimulus stimulus) {
    var lines = new StringBuilder();
    for (Stimulus.Cycle cycle : stimulus.cycles()) {
      int clocks = circuit.top().clocking().clocks().size();
      BigInteger row = mask(cycle.clocks(), clocks).shiftLeft(clocks).or(mask(cycle.resets(), clocks));
      for (int i = 0; i < stimulus.inputs().size(); i++) {
        Port port = circuit.top().ports().get(stimulus.inputs().get(i));
        row = row.shiftLeft(port.type().width()).or(cycle.bits().get(i));
      }
      lines.append(row.toString(16)).append('\n');
    }
    return lines.toString();
  }

  private static BigInteger mask(long bits, int clocks) {
    return BigInteger.valueOf(bits & (1L << clocks) - 1);
  }

  private void line(String format, Object... arguments) {
    text.append(format.formatted(arguments)).append('\n');
  }

  private static String vector(int width) {
    return "[" + (width - 1) + ":0]";
  }

  private void declarations() {
    ModuleDef top = circuit.top();
    int width = inputs() + 2 * clocks();
    line("module bench;");
    line("  reg %s clocks;", vector(clocks()));
    line("  reg %s now;", vector(width));
    line("  reg %s stimulus [0:%d];", vector(width), stimulus.cycles().size() - 1);
    top.outputs().forEach(port -> line("  wire %s %s;", vector(port.type().width()), wire(port)));
    line("  %s dut (%s);", design.top(), connections());
    line("  integer i;");
  }

  private String wire(Port port) {
    return "bench_" + circuit.top().ports().indexOf(port);
  }

  /// How many bits all inputs have.
  private int inputs() {
    return circuit.top().inputs().stream().mapToInt(port -> port.type().width()).sum();
  }

  private int clocks() {
    return circuit.top().clocking().clocks().size();
  }

  private String connections() {
    ModuleDef top = circuit.top();
    List<String> connections = new ArrayList<>();
    for (int i = 0; i < clocks(); i++) {
      Clock clock = top.clocking().clocks().get(i);
      ResetStyle style = top.reset(clock);
      if (top.uses(clock)) connections.add(".%s(clocks[%d])".formatted(clock.line(), i));
      if (!top.usesResetOf(clock)) continue;
      String active = (style.isActiveLow() ? "~" : "") + "now[%d]".formatted(inputs() + i);
      connections.add(".%s(%s)".formatted(clock.resetLine(style), active));
    }
    int above = inputs();
    for (Port port : top.ports()) {
      String outside = wire(port);
      if (port.isInput()) {
        above -= port.type().width();
        outside = "now[%d +: %d]".formatted(above, port.type().width());
      }
      connections.add(".%s(%s)".formatted(design.identifier(top, port), outside));
    }
    return String.join(", ", connections);
  }

  private void process() {
    line("  initial begin");
    line("    clocks = 0;");
    line("    $readmemh(\"stimulus.hex\", stimulus);");
    line("    #1;");
    elements.forEach(this::initialize);
    line("    for (i = 0; i < %d; i = i + 1) begin", stimulus.cycles().size());
    line("      if (i == %d) begin", stimulus.stateAt());
    line("        now[%d +: %d] = 0;", inputs(), clocks());
    List<Hierarchy.Element> resets = elements.stream().filter(this::isReset).toList();
    resets.forEach(reset -> line("        %s = 0;", path(reset)));
    line("        #1;");
    for (int i = 0; i < elements.size(); i++) {
      if (!resets.contains(elements.get(i))) setState(elements.get(i), stimulus.state().get(i));
    }
    line("        #1;");
    for (Hierarchy.Element reset : resets) setState(reset, stimulus.state().get(elements.indexOf(reset)));
    line("      end");
    line("      now = stimulus[i];");
    line("      #1 $display(\"%%b\", {%s});", observed());
    line("      clocks = now[%d +: %d];", inputs() + clocks(), clocks());
    line("      #1 clocks = 0;");
    line("      #1;");
    line("    end");
    elements.stream().filter(Hierarchy.Element::isMemory).forEach(
        memory -> line("    for (i = 0; i < %d; i = i + 1) $display(\"%%b\", %s[i]);", memory.words(), path(memory)));
    line("    $finish;");
    line("  end");
  }

  /// Whether a register is an asynchronous reset. Verilog waits for its edge, so it is set when the others have been.
  private boolean isReset(Hierarchy.Element element) {
    return module(element).clocking().derived().stream().anyMatch(domain ->
        domain instanceof ResetDomain own
            && own.isAsync()
            && own.reset() instanceof Ref ref
            && ref.signal() == element.item());
  }

  private ModuleDef module(Hierarchy.Element element) {
    return element.path().isEmpty() ? circuit.top() : element.path().getLast().instance().module();
  }

  private void initialize(Hierarchy.Element element) {
    Type scalar = Types.scalar(element.type());
    var scalars = Collections.nCopies(Types.scalarCount(element.type()), Types.nearestToZero(scalar));
    String value = element.type().width() + "'h" + Values.bits(element.type(), scalars).toString(16);
    if (element.item() instanceof Memory memory) {
      // What the emitted Verilog sets by itself is left to it.
      int given = memory.contents().map(contents -> contents.size() / scalars.size()).orElse(0);
      if (given == memory.depth()) return;
      line("    for (i = %d; i < %d; i = i + 1) %s[i] = %s;", given, memory.depth(), path(element), value);
    } else {
      line("    %s = %s;", path(element), value);
    }
  }

  private void setState(Hierarchy.Element element, List<BigInteger> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = element.isMemory() ? "[" + i + "]" : "";
      line("        %s%s = %d'h%s;", path(element), word, element.type().width(), words.get(i).toString(16));
    }
  }

  private String path(Hierarchy.Element element) {
    ModuleDef module = module(element);
    String name = element.item() instanceof Memory memory
        ? design.identifier(module, memory)
        : design.identifier(module, (Signal) element.item());
    var path = new StringBuilder("dut.");
    for (Hierarchy.Hop hop : element.path()) {
      path.append(design.identifier(hop.instance()));
      if (hop.instance().isArray()) path.append('[').append(hop.index()).append(']');
      path.append('.');
    }
    return path.append(name).toString();
  }

  /// What is printed in each cycle.
  private String observed() {
    List<String> observed = new ArrayList<>();
    circuit.top().outputs().forEach(port -> observed.add(wire(port)));
    elements.stream().filter(element -> !element.isMemory()).forEach(element -> observed.add(path(element)));
    return String.join(", ", observed);
  }
}
