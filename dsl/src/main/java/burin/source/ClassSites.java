package burin.source;

import burin.source.MethodSites.Site;
import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The calls of one class, read from its class file: a method's are found when the first of them is asked for.
///
/// Every start of Burin runs through here and through [MethodSites] before anything has been compiled, so they do without
/// streams, lambdas and switches over types, which took half of its time.
final class ClassSites {
  private final List<MethodModel> models;
  private final String file;
  /// By the name of the method; where several have one name, by name and descriptor.
  private final Map<String, Map<Integer, Site>> methods = new ConcurrentHashMap<>();
  private final Map<String, Boolean> overloaded = new ConcurrentHashMap<>();

  ClassSites(Class<?> type) {
    Optional<ClassModel> model = read(type);
    models = model.isPresent() ? model.get().methods() : List.of();
    file = model.isPresent() ? file(model.get()) : "";
  }

  private static Optional<ClassModel> read(Class<?> type) {
    try {
      Optional<byte[]> bytes = ClassBytes.of(type);
      return bytes.isEmpty() ? Optional.empty() : Optional.of(ClassFile.of().parse(bytes.get()));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String file(ClassModel model) {
    Optional<SourceFileAttribute> file = model.findAttribute(Attributes.sourceFile());
    return file.isPresent() ? file.get().sourceFile().stringValue() : "";
  }

  Site find(StackFrame frame) {
    String name = frame.getMethodName();
    // To ask for the descriptor takes as long as all else here.
    String method = isOverloaded(name) ? name + frame.getDescriptor() : name;
    Map<Integer, Site> sites = methods.get(method);
    if (sites == null) {
      sites = sites(name, frame.getDescriptor());
      methods.put(method, sites);
    }
    Site site = sites.get(frame.getByteCodeIndex());
    return site != null ? site : new Site(new CallSite("", new Place(file, 0)), false);
  }

  private boolean isOverloaded(String name) {
    Boolean known = overloaded.get(name);
    if (known == null) {
      int count = 0;
      for (MethodModel method : models) count += method.methodName().equalsString(name) ? 1 : 0;
      known = count > 1;
      overloaded.put(name, known);
    }
    return known;
  }

  private Map<Integer, Site> sites(String name, String descriptor) {
    for (MethodModel method : models) {
      if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) {
        Optional<CodeAttribute> code = method.findAttribute(Attributes.code());
        return code.isPresent() ? MethodSites.of(code.get(), file) : Map.of();
      }
    }
    return Map.of();
  }

  /// The first line of a constructor.
  Place declaration() {
    for (MethodModel method : models) {
      Optional<CodeAttribute> code = method.findAttribute(Attributes.code());
      if (code.isPresent() && method.methodName().equalsString("<init>")) {
        return new Place(file, MethodSites.line(code.get(), 0));
      }
    }
    return new Place(file, 0);
  }
}
