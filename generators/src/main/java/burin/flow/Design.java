package burin.flow;

import burin.diag.Code;
import burin.diag.UserError;
import burin.hdl.Module;
import burin.lib.axi.RegisterMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An entry of the catalogue: a generator with its parameters, and all that is needed to try what it makes.
public interface Design {
  /// A short word, as it is written on the command line; also the name of its folder of Verilog.
  String name();

  /// What it is, in one line.
  String description();

  /// Its parameters, those first on whose values the defaults of others depend.
  List<Parameter> parameters();

  /// A value for each parameter: as `written`, else the default.
  ///
  /// @throws burin.diag.UserError with all mistakes
  default ParameterValues values(Map<String, String> written) {
    ParameterValues values = ParameterValues.of(name(), parameters(), written);
    try {
      check(values);
    } catch (IllegalArgumentException mistake) {
      throw new UserError(Code.CONFIG, mistake.getMessage(), "see ./burin list");
    }
    return values;
  }

  /// @throws IllegalArgumentException if the values, each of which is allowed, do not go together
  void check(ParameterValues values);

  /// A new module.
  Module module(ParameterValues values);

  /// What the hardware has by formula, by name, such as `memoryBits`.
  Map<String, Long> formulas(ParameterValues values);

  /// The registers that software sees of it, if there are any; `export` writes a header in C and more.
  default Optional<RegisterMap> registers(ParameterValues values) {
    return Optional.empty();
  }

  /// The names of the networks that it can run, beside files of the user's. The first is the default.
  List<String> networks();

  /// The names of networks that are made to fit it, with random weights. The last one is the one to compare machines by.
  default List<String> madeNetworks() {
    return List.of(Choice.RANDOM);
  }

  /// What to run on a module of these values.
  ///
  /// @throws burin.diag.UserError if there is no such network or data set, or the network does not fit
  Workload<?> workload(ParameterValues values, Choice choice);
}
