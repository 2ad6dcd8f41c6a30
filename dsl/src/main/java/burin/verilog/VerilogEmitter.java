package burin.verilog;

import burin.ir.Circuit;
import burin.ir.ModuleDef;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Emits a circuit as Verilog-2005 that reads as if it had been written by hand.
///
/// The main clock is the input `clock`, whose rising edge counts, its reset the input `reset`, or `reset_n` where that is active
/// low; those of other clocks have the clock's name before them. Each is there only in modules that use it. Clock gates are
/// instances of a module of their own. What is watched is there for simulators and formal tools, not for synthesis.
///
/// Numbers have the fewest bits that hold their range and are `signed` where the range has negative numbers. A vector is one
/// packed row of bits with lane 0 at the least significant end. Memories are arrays of packed words. What registers and
/// memories without contents hold when power comes up is not said.
public final class VerilogEmitter {
  /// How the contents of memories are given.
  public enum Contents {
    /// Small ones by assignments, larger ones in a file that `$readmemh` reads.
    FILES,
    /// All by assignments, so that no file has to be found when the simulation starts.
    INLINE,
    /// Not at all: whoever simulates it fills the memories.
    NONE
  }

  /// How that is written which the circuit watches.
  public enum Watches {
    /// For simulators as messages, for formal tools as assertions.
    TEXT,
    /// As registers that an engine looks at; see [VerilogDesign#watches].
    SAMPLED
  }

  /// @param sourceLines whether comments say which line of the program made a line of Verilog
  /// @param unroll whether lane operations are written lane by lane rather than as loops
  public record Options(boolean sourceLines, Contents contents, boolean unroll, Watches watches) {
    public static final Options DEFAULT = new Options(false);

    public Options(boolean sourceLines) {
      this(sourceLines, Contents.FILES);
    }

    public Options(boolean sourceLines, Contents contents) {
      this(sourceLines, contents, false);
    }

    public Options(boolean sourceLines, Contents contents, boolean unroll) {
      this(sourceLines, contents, unroll, Watches.TEXT);
    }
  }

  private final Options options;
  private final Keywords keywords = new Keywords();
  private final Identifiers space = new Identifiers(keywords);
  private final Paths paths = new Paths();
  private final ForeignSources sources = new ForeignSources();
  private final Map<ModuleDef, String> names = new LinkedHashMap<>();
  private final Map<ModuleDef, ModuleIdentifiers> identifiers = new LinkedHashMap<>();
  private final ImmutableMap.Builder<String, String> files = ImmutableMap.builder();
  private final StringBuilder list = new StringBuilder();
  /// The module that gates clocks, where one is needed.
  private Optional<String> gateName = Optional.empty();

  private VerilogEmitter(Options options) {
    this.options = options;
  }

  public static VerilogDesign emit(Circuit circuit) {
    return emit(circuit, Options.DEFAULT);
  }

  public static VerilogDesign emit(Circuit circuit, Options options) {
    return new VerilogEmitter(options).run(circuit);
  }

  private VerilogDesign run(Circuit circuit) {
    nameModules(circuit);
    for (ModuleDef module : circuit.modules()) {
      identifiers.put(module, new ModuleIdentifiers(module, keywords, identifiers::get));
      if (module.foreign().isPresent()) sources.add(module).forEach(this::add);
      else add(names.get(module) + ".v", text(module));
    }
    gateName.ifPresent(this::addGate);
    files.put(VerilogDesign.FILE_LIST, list.toString());
    return new VerilogDesign(
        files.buildOrThrow(), ImmutableMap.copyOf(names), ImmutableMap.copyOf(identifiers), circuit.top());
  }

  /// Names that others have given come first.
  private void nameModules(Circuit circuit) {
    for (ModuleDef module : circuit.modules()) {
      if (module.foreign().isPresent()) names.put(module, module.foreign().get().module());
    }
    sources.reserve(circuit).forEach(space::reserve);
    for (ModuleDef module : circuit.modules()) {
      if (module.foreign().isEmpty()) names.put(module, space.take(module.name()));
    }
  }

  private String text(ModuleDef module) {
    var contents = new ContentFiles(names.get(module), options.contents(), files);
    return new ModuleEmitter(
        module, identifiers.get(module), options, contents, paths, names::get, this::gateName,
        (of, port) -> identifiers.get(of).of(port)).emit();
  }

  private String gateName() {
    if (gateName.isEmpty()) gateName = Optional.of(space.take(ClockGate.NAME));
    return gateName.get();
  }

  /// First in the list, since others instantiate it.
  private void addGate(String name) {
    files.put(name + ".v", ClockGate.text(name));
    list.insert(0, name + ".v\n");
  }

  private void add(String file, String text) {
    files.put(file, text);
    list.append(file).append('\n');
  }
}
