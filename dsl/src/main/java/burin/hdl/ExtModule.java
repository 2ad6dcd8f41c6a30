package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Clock;
import burin.ir.Expr;
import burin.ir.Foreign;
import burin.ir.Port;
import burin.ir.Ref;
import burin.ir.ResetStyle;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A module whose contents are Verilog that somebody else wrote: a macro, a vendor's cell, a block that exists already.
///
/// Its ports are fields, with the names that they have in the Verilog. It has no contents here; what it does in the engines
/// that run in this JVM says a model in Java.
///
/// ```java
/// public final class Doubler extends ExtModule {
///   public final UInt in = input(uint(8));
///   public final UInt out = output(uint(9));
///
///   public Doubler() {
///     super("doubler");
///     source("doubler.v", "module doubler(input [7:0] in, output [8:0] out); assign out = {in, 1'b0}; endmodule\n");
///     model(() -> Foreign.Model.combinational(pins -> pins.set("out", 2 * pins.get("in"))));
///   }
/// }
/// ```
///
/// Two instances of equal name, parameters, sources and pins are one module, whose model is the first one's.
public abstract class ExtModule extends Module {
  private final String verilogName;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<Clock, Foreign.Pins> pins = new LinkedHashMap<>();
  private final Set<Port> registered = new LinkedHashSet<>();
  private Optional<Supplier<Foreign.Model>> model = Optional.empty();

  /// @param verilogName the module's name in the Verilog
  protected ExtModule(String verilogName) {
    builder().given(verilogName, "verilogName");
    if (!NameTable.isIdentifier(verilogName)) {
      throw builder().fatal(Diagnostic.of(Code.FOREIGN_VERILOG, builder().here(),
          "`" + verilogName + "` is no name of a Verilog module").hint(NameTable.RULE));
    }
    this.verilogName = verilogName;
    builder().atFinish(this::finish);
  }

  /// Sets a parameter of the Verilog module to a number.
  protected final void parameter(String name, long value) {
    builder().given(name, "name");
    setParameter(name, Long.toString(value));
  }

  /// Sets a parameter of the Verilog module to a text.
  protected final void parameter(String name, String text) {
    builder().given(name, "name");
    builder().given(text, "text");
    setParameter(name, '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }

  private void setParameter(String name, String value) {
    if (!NameTable.isIdentifier(name)) throw mistake("`" + name + "` is no name of a parameter", NameTable.RULE);
    parameters.put(name, value);
  }

  /// Adds a file to those that are emitted, which the module needs.
  ///
  /// @param fileName without folders
  protected final void source(String fileName, String verilog) {
    builder().given(fileName, "fileName");
    builder().given(verilog, "verilog");
    if (!fileName.matches("[A-Za-z0-9_.-]+\\.s?v")) {
      throw mistake("`" + fileName + "` is no name of a Verilog file", "a name without folders that ends in .v");
    }
    String other = sources.putIfAbsent(fileName, verilog);
    if (other != null && !other.equals(verilog)) {
      throw mistake("there are two texts for the file `" + fileName + "`", "another name for one of them");
    }
  }

  /// The line of the main clock.
  protected final void clockPin(String line) {
    clockPin(mainDomain(), line);
  }

  protected final void clockPin(ClockDomain domain, String line) {
    builder().given(domain, "domain");
    builder().given(line, "line");
    checkPin(line);
    pins.put(clock(domain), new Foreign.Pins(line, Optional.empty()));
  }

  /// The line of the main clock's reset; the clock's own comes first.
  protected final void resetPin(String line, ResetStyle style) {
    resetPin(mainDomain(), line, style);
  }

  protected final void resetPin(ClockDomain domain, String line, ResetStyle style) {
    builder().given(domain, "domain");
    builder().given(line, "line");
    builder().given(style, "style");
    Clock clock = clock(domain);
    checkPin(line);
    if (!pins.containsKey(clock)) throw mistake("a reset without a clock", "clockPin(...) before resetPin(...)");
    pins.put(clock, new Foreign.Pins(pins.get(clock).clock(), Optional.of(new Foreign.Reset(line, style))));
  }

  private void checkPin(String line) {
    if (!NameTable.isIdentifier(line)) throw mistake("`" + line + "` is no name of a pin", NameTable.RULE);
  }

  private Clock clock(ClockDomain domain) {
    return (Clock) domain.within(builder());
  }

  /// Says of outputs that they depend on state only. All others count as computed from every input in the same cycle.
  protected final void registered(Value... outputs) {
    builder().given(outputs, "outputs");
    for (Value output : outputs) builder().given(output, "outputs");
    for (Value output : outputs) {
      for (Expr leaf : output.exprs()) {
        if (!(leaf instanceof Ref ref && ref.signal() instanceof Port port && !port.isInput())) {
          throw mistake(output.describe() + " is no output of this module", "registered(output, ...)");
        }
        registered.add(port);
      }
    }
  }

  /// Gives the module a model in Java, a new one for each instance.
  protected final void model(Supplier<Foreign.Model> model) {
    this.model = Optional.of(builder().required(model, "the function that makes the model"));
  }

  private void finish() {
    if (builder().hasContents()) {
      builder().report(Diagnostic.of(Code.FOREIGN_VERILOG, builder().made(),
              "`" + builder().className() + "` is foreign Verilog, but declares more than ports and clocks")
          .hint("a Module around it for what is beside the Verilog"));
      return;
    }
    checkPins();
    builder().foreign(new Foreign(verilogName, ImmutableMap.copyOf(parameters), ImmutableMap.copyOf(sources),
        ImmutableMap.copyOf(pins), registered, model));
  }

  /// Clocks, resets and ports are all pins of the Verilog module.
  private void checkPins() {
    Set<String> taken = new LinkedHashSet<>();
    builder().ports().forEach(port -> taken.add(port.name()));
    for (Foreign.Pins lines : pins.values()) {
      checkPin(lines.clock(), taken);
      lines.reset().ifPresent(reset -> checkPin(reset.line(), taken));
    }
  }

  private void checkPin(String line, Set<String> taken) {
    if (taken.add(line)) return;
    builder().report(Diagnostic.of(Code.FOREIGN_VERILOG, builder().made(),
        "`" + builder().className() + "` has two pins called `" + line + "`").hint("another name for one of them"));
  }

  private burin.diag.UserError mistake(String what, String hint) {
    return builder().fatal(Diagnostic.of(Code.FOREIGN_VERILOG, builder().here(), what).hint(hint));
  }
}
