package burin.sim.jvm;

import java.util.Map;

/// Defines the classes of one circuit when they are first used, and gives them their constants.
public final class GeneratedLoader extends ClassLoader {
  private final Map<String, byte[]> classes;
  private final Object[] constants;

  GeneratedLoader(Map<String, byte[]> classes, Object[] constants) {
    super("burin", GeneratedLoader.class.getClassLoader());
    this.classes = classes;
    this.constants = constants;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) throw new ClassNotFoundException(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  /// Called when a generated class is initialised.
  public Object[] constants() {
    return constants;
  }
}
