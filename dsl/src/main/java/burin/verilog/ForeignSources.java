package burin.verilog;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.ir.Circuit;
import burin.ir.Foreign;
import burin.ir.ModuleDef;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The files of Verilog that foreign modules bring with them.
final class ForeignSources {
  private final Map<String, ModuleDef> owners = new LinkedHashMap<>();

  /// The names that no module of the circuit may have: those of foreign modules, and of files.
  Set<String> reserve(Circuit circuit) {
    Set<String> reserved = new LinkedHashSet<>();
    for (ModuleDef module : circuit.modules()) {
      module.foreign().ifPresent(foreign -> {
        reserved.add(foreign.module());
        foreign.sources().keySet().forEach(file -> reserved.add(file.substring(0, file.lastIndexOf('.'))));
      });
    }
    return reserved;
  }

  /// Those files of a module that no other has brought.
  ///
  /// @throws UserError where another has brought a different one of that name
  Map<String, String> add(ModuleDef module) {
    Map<String, String> added = new LinkedHashMap<>();
    Foreign foreign = module.foreign().orElseThrow();
    foreign.sources().forEach((file, text) -> {
      ModuleDef owner = owners.putIfAbsent(file, module);
      if (owner == null) added.put(file, text);
      else if (!owner.foreign().orElseThrow().sources().get(file).equals(text)) throw different(file, module, owner);
    });
    return added;
  }

  private static UserError different(String file, ModuleDef module, ModuleDef owner) {
    return new UserError(Diagnostic.of(Code.FOREIGN_VERILOG, module.place(),
            "`" + module.name() + "` brings a file `" + file + "` with other text than `" + owner.name() + "` does")
        .note("`" + owner.name() + "` is declared here", owner.place())
        .hint("one text for both, or another name for one of the files"));
  }
}
