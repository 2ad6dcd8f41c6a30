package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;
import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.ir.Signal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Makes a circuit of a module that has been written.
public final class Elaborator {
  private Elaborator() {}

  /// The circuit whose top is `module`; the same one whenever it is asked for.
  ///
  /// @throws UserError with every mistake that writing the module and its instances has shown
  public static Circuit elaborate(Module module) {
    if (module == null) throw new UserError(Code.NULL, "the module of the circuit is null", "new ...(...)");
    Builder builder = module.builder();
    if (builder.isPlaced()) {
      throw new UserError(Diagnostic.of(Code.FINISHED, builder.placed().place(),
              "`" + builder.className() + "` is an instance in `" + builder.parent().className()
                  + "` and cannot be a circuit of its own")
          .hint("the circuit of the outer module, or a new " + builder.className() + "(...)"));
    }
    ModuleDef top = builder.finish();
    List<Diagnostic> found = new ArrayList<>(builder.diagnostics());
    found.addAll(Forgotten.in(builder));
    if (!found.isEmpty()) throw new UserError(found);
    return builder.circuit(() -> {
      ClockBinding.bind(top);
      return ModuleSharing.share(top);
    });
  }

  /// What `maker` makes. What the user's own constructors throw becomes a mistake of the user's, with its place.
  public static <M extends Module> M make(Supplier<M> maker) {
    return Construction.run(maker);
  }

  /// The signals of a circuit's modules of which their authors say that nothing needs to use them.
  public static Set<Signal> unused(Module module) {
    Set<Signal> unused = new HashSet<>();
    Deque<Builder> open = new ArrayDeque<>(List.of(module.builder()));
    while (!open.isEmpty()) {
      Builder builder = open.pop();
      unused.addAll(builder.unused());
      open.addAll(builder.children());
    }
    return unused;
  }

  /// What tells two different modules of one class apart in their names: the numbers of their configurations.
  static String suffix(String parameters) {
    var suffix = new StringBuilder();
    for (String part : parameters.split("[^0-9A-Za-z=_-]+")) {
      String value = part.substring(part.indexOf('=') + 1);
      if (part.indexOf('=') >= 0 && !value.isEmpty()) suffix.append('_').append(value.replace("-", "m"));
    }
    return suffix.toString();
  }

  /// The hops from the top module to the one that `value` belongs to, outermost first.
  public static List<Instance> path(Value value) {
    return path(value.owner());
  }

  public static List<Instance> path(Memory<?> memory) {
    return path(memory.owner());
  }

  private static List<Instance> path(Builder builder) {
    List<Instance> hops = new ArrayList<>();
    for (Builder b = builder; b.isPlaced(); b = b.parent()) hops.addFirst(b.placed());
    return hops;
  }

  /// A module as it was written; a circuit may have replaced it by an equal one.
  public static ModuleDef written(Module module) {
    return module.builder().finish();
  }

  /// The module around all others that a value is in, as it was written.
  public static ModuleDef outermost(Value value) {
    return outermost(value.owner());
  }

  public static ModuleDef outermost(Memory<?> memory) {
    return outermost(memory.owner());
  }

  private static ModuleDef outermost(Builder builder) {
    Builder outer = builder;
    while (outer.isPlaced()) outer = outer.parent();
    return outer.finish();
  }
}
