package burin.sim;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.ir.Foreign;
import burin.ir.ModuleDef;

/// The Java models of foreign modules.
public final class ForeignModels {
  private ForeignModels() {}

  /// A new model for one instance of a foreign module.
  ///
  /// @throws UserError where the module has none
  public static Foreign.Model open(ModuleDef module) {
    Foreign foreign = module.foreign().orElseThrow();
    if (foreign.model().isEmpty()) {
      throw new UserError(Diagnostic.of(Code.FOREIGN_VERILOG, module.place(),
              "`" + module.name() + "` is foreign Verilog without a model in Java, which this engine needs")
          .hint("model(...) in `" + module.name() + "`, or the engine verilator"));
    }
    Foreign.Model model = foreign.model().get().get();
    if (model != null) return model;
    throw new UserError(Diagnostic.of(Code.NULL, module.place(), "the model of `" + module.name() + "` is null")
        .hint("model(() -> new ...(...))"));
  }
}
