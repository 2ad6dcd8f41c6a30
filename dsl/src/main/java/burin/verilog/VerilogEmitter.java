package burin.verilog;

import burin.ir.Circuit;
import burin.ir.ModuleDef;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Emits a circuit as Verilog-2005 that reads as if it had been written by hand.
///
/// The clock is the input `clock`, whose rising edge counts; the reset is the input `reset`, synchronous and active high;
/// each is there only in modules that use it. Numbers have the fewest bits that hold their range and are `signed` where
/// the range has negative numbers. A vector is one packed row of bits with lane 0 at the least significant end. Memories
/// are arrays of packed words. What registers and memories without contents hold when power comes up is not said.
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

  /// @param sourceLines whether comments say which line of the program made a line of Verilog
  /// @param unroll whether lane operations are written lane by lane rather than as loops
  public record Options(boolean sourceLines, Contents contents, boolean unroll) {
    public static final Options DEFAULT = new Options(false);

    public Options(boolean sourceLines) {
      this(sourceLines, Contents.FILES);
    }

    public Options(boolean sourceLines, Contents contents) {
      this(sourceLines, contents, false);
    }
  }

  private final Options options;
  private final Keywords keywords = new Keywords();
  private final ImmutableMap.Builder<String, String> files = ImmutableMap.builder();

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
    var space = new Identifiers(keywords);
    Map<ModuleDef, String> names = new LinkedHashMap<>();
    Map<ModuleDef, ModuleIdentifiers> identifiers = new LinkedHashMap<>();
    for (ModuleDef module : circuit.modules()) names.put(module, space.take(module.name()));
    var paths = new Paths();
    var list = new StringBuilder();
    for (ModuleDef module : circuit.modules()) {
      String name = names.get(module);
      var ids = new ModuleIdentifiers(module, keywords, identifiers::get);
      identifiers.put(module, ids);
      var contents = new ContentFiles(name, options.contents(), files);
      var emitter = new ModuleEmitter(
          module, ids, options, contents, paths, names::get, (of, port) -> identifiers.get(of).of(port));
      files.put(name + ".v", emitter.emit());
      list.append(name).append(".v\n");
    }
    files.put(VerilogDesign.FILE_LIST, list.toString());
    return new VerilogDesign(
        files.buildOrThrow(), ImmutableMap.copyOf(names), ImmutableMap.copyOf(identifiers), circuit.top());
  }
}
