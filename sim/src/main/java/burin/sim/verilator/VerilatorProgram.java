package burin.sim.verilator;

import burin.cache.Manifest;
import burin.ir.Circuit;
import java.nio.file.Path;
import java.util.Optional;

/// A circuit built for Verilator, from which any number of models can be made, by several threads as well.
public final class VerilatorProgram {
  private final ModelSource source;
  private final Optional<InitialValues> initial;
  private final VerilatorOptions options;
  private final Path library;

  private VerilatorProgram(ModelSource source, Optional<InitialValues> initial, VerilatorOptions options) {
    this.source = source;
    this.initial = initial;
    this.options = options;
    library = build();
  }

  /// @throws burin.diag.UserError where verilator or g++ is missing or fails, or the cache cannot be written
  public static VerilatorProgram of(Circuit circuit, VerilatorOptions options) {
    Circuit whole = ForeignTop.wrapped(circuit);
    return new VerilatorProgram(CircuitSource.of(whole), Optional.of(InitialValues.of(whole)), options);
  }

  /// For Verilog that no circuit stands behind.
  static VerilatorProgram of(ModelSource source, VerilatorOptions options) {
    return new VerilatorProgram(source, Optional.empty(), options);
  }

  private Path build() {
    return ModelBuild.library(source, options, System.getenv("PATH"));
  }

  /// A model at the beginning of time.
  public VerilatorModel open() {
    // Time may have passed since it was built, and a library that lost its end would take the JVM down.
    var model = VerilatorModel.open(source, Manifest.isWhole(library.getParent()) ? library : build());
    initial.ifPresent(model::initialize);
    return model;
  }
}
