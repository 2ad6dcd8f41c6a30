package burin.verilog;

import burin.ir.Instance;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Signal;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The Verilog of a circuit, as text, with what each part of the circuit is called in it.
///
/// There is one file `<Module>.v` for each module, a file `<Module>.<memory>.hex` for each memory whose contents are read
/// by `$readmemh`, and the list [#FILE_LIST] of the modules' files, each after those that it instantiates.
public final class VerilogDesign {
  public static final String FILE_LIST = "files.f";

  private final ImmutableMap<String, String> files;
  private final ImmutableMap<ModuleDef, String> modules;
  private final ImmutableMap<ModuleDef, ModuleIdentifiers> identifiers;
  private final Map<Instance, ModuleDef> parents = new IdentityHashMap<>();
  private final String top;

  VerilogDesign(
      ImmutableMap<String, String> files,
      ImmutableMap<ModuleDef, String> modules,
      ImmutableMap<ModuleDef, ModuleIdentifiers> identifiers,
      ModuleDef top) {
    this.files = files;
    this.modules = modules;
    this.identifiers = identifiers;
    this.top = modules.get(top);
    for (ModuleDef module : modules.keySet()) {
      for (Instance instance : module.instances()) parents.put(instance, module);
    }
  }

  /// Name and text of each file, in an order that depends on the circuit only.
  public ImmutableMap<String, String> files() {
    return files;
  }

  /// The name of the top module.
  public String top() {
    return top;
  }

  public String identifier(ModuleDef module) {
    return modules.get(module);
  }

  /// The net or variable that holds the signal; for an input of an instance only where it is not connected in place.
  public String identifier(ModuleDef module, Signal signal) {
    return identifiers.get(module).of(signal);
  }

  /// What an engine finds of something that a module watches.
  ///
  /// @param happened a bit that changes at every edge at which it happens
  /// @param arguments the values of its text, as they were before that edge
  public record Watched(String happened, List<String> arguments) {
    public Watched {
      arguments = List.copyOf(arguments);
    }
  }

  /// What an engine finds of what a module watches, in the order of its program; empty but with
  /// [VerilogEmitter.Watches#SAMPLED].
  public List<Watched> watches(ModuleDef module) {
    return identifiers.get(module).watched().stream()
        .map(watched -> new Watched(watched.happened(), watched.arguments())).toList();
  }

  public String identifier(ModuleDef module, Memory memory) {
    return identifiers.get(module).of(memory);
  }

  /// The name of an instance, or of an array of them, within its parent.
  public String identifier(Instance instance) {
    return identifiers.get(parents.get(instance)).of(instance);
  }

  /// Writes all files into the folder, which is made where it is missing. The files appear once all of them are written,
  /// so that a full disk leaves what was there before.
  public void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<Path, Path> written = new LinkedHashMap<>();
    try {
      for (var file : files.entrySet()) {
        Path temporary = folder.resolve("." + file.getKey() + "-" + System.nanoTime() + ".tmp");
        written.put(temporary, folder.resolve(file.getKey()));
        Files.writeString(temporary, file.getValue());
      }
      for (var file : written.entrySet()) {
        Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      for (Path temporary : written.keySet()) Files.deleteIfExists(temporary);
    }
  }
}
