package burin.sim.jvm;

import burin.diag.UserError;
import burin.ir.Circuit;
import burin.ir.Port;
import burin.sim.Hierarchy;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.base.Throwables;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A compiled circuit. Any number of models, one in each thread, can share one.
public final class JvmProgram {
  private final List<Port> ports;
  private final List<Codec> codecs;
  private final long clocks;
  private final Supplier<List<StateAccess>> states;
  private final Map<String, byte[]> classes;
  private final Constructor<? extends JvmModel> constructor;

  private JvmProgram(Circuit circuit, Compiler compiler) {
    this.ports = circuit.top().ports();
    this.codecs = ports.stream().map(port -> Codec.of(port.type())).toList();
    this.clocks = circuit.top().usedClocks().stream()
        .mapToLong(used -> 1L << circuit.top().clocking().clocks().indexOf(used)).reduce(0, (a, b) -> a | b);
    this.classes = compiler.classes();
    var loader = new GeneratedLoader(classes, compiler.constants());
    this.constructor = constructor(loader, compiler.topName());
    // Most runs never ask for state.
    this.states = Suppliers.memoize(() -> StateAccess.all(Hierarchy.elements(circuit), compiler.top(), loader));
  }

  public static JvmProgram compile(Circuit circuit) {
    return compile(circuit, Limits.USUAL);
  }

  static JvmProgram compile(Circuit circuit, Limits limits) {
    return new JvmProgram(circuit, new Compiler(circuit, limits));
  }

  private static Constructor<? extends JvmModel> constructor(ClassLoader loader, String name) {
    try {
      return loader.loadClass(name).asSubclass(JvmModel.class).getConstructor(JvmProgram.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A model in the state in which simulation begins.
  ///
  /// @throws UserError where something foreign has no model
  public JvmModel newModel() {
    try {
      return constructor.newInstance(this);
    } catch (InvocationTargetException e) {
      Throwables.throwIfUnchecked(e.getCause());
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The class files, for a look at them.
  Stream<byte[]> classFiles() {
    return classes.values().stream();
  }

  /// The bits of the clocks that the circuit uses.
  long clocks() {
    return clocks;
  }

  List<Port> ports() {
    return ports;
  }

  Codec codec(int port) {
    return codecs.get(port);
  }

  List<StateAccess> states() {
    return states.get();
  }

  StateAccess state(int element) {
    return states.get().get(element);
  }
}
