package burin.formal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Reads in class files which methods of others they call, method references included.
final class Calls {
  private Calls() {}

  private record Call(ClassDesc owner, String name, MethodTypeDesc type) {}

  /// What the classes and those nested in them call of `owners`, each call told by `verb`.
  static Set<String> in(List<Class<?>> classes, List<Class<?>> owners, BiFunction<Class<?>, Method, String> verb)
      throws IOException, ReflectiveOperationException {
    List<Call> calls = new ArrayList<>();
    for (Class<?> type : nested(classes)) instructions(type, instruction -> add(instruction, calls));
    Set<String> found = new TreeSet<>();
    for (Call call : calls) {
      Class<?> receiver = resolved(call.owner());
      for (Class<?> owner : owners) {
        if (!owner.isAssignableFrom(receiver)) continue;
        Method method = method(owner, call);
        if (method != null) found.add(verb.apply(owner, method));
      }
    }
    return found;
  }

  /// The constants of enums that they mention, such as `Encoding.GRAY`.
  static Set<String> constants(List<Class<?>> classes) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Class<?> type : nested(classes)) {
      instructions(type, instruction -> {
        if (instruction instanceof FieldInstruction field) {
          String owner = field.owner().asSymbol().displayName();
          found.add(owner.substring(owner.lastIndexOf('$') + 1) + "." + field.name().stringValue());
        }
      });
    }
    return found;
  }

  private static List<Class<?>> nested(List<Class<?>> classes) {
    List<Class<?>> all = new ArrayList<>(classes);
    for (Class<?> type : classes) all.addAll(List.of(type.getDeclaredClasses()));
    return all;
  }

  private static void instructions(Class<?> type, Consumer<Instruction> each) throws IOException {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream bytes = type.getResourceAsStream(file)) {
      ClassModel model = ClassFile.of().parse(bytes.readAllBytes());
      for (MethodModel method : model.methods()) {
        method.code().ifPresent(code -> {
          for (CodeElement element : code) {
            if (element instanceof Instruction instruction) each.accept(instruction);
          }
        });
      }
    }
  }

  private static void add(Instruction instruction, List<Call> calls) {
    switch (instruction) {
      case InvokeInstruction invoke ->
          calls.add(new Call(invoke.owner().asSymbol(), invoke.name().stringValue(), invoke.typeSymbol()));
      case InvokeDynamicInstruction dynamic -> {
        for (ConstantDesc argument : dynamic.bootstrapArgs()) {
          if (argument instanceof DirectMethodHandleDesc handle) {
            calls.add(new Call(handle.owner(), handle.methodName(), MethodTypeDesc.ofDescriptor(handle.lookupDescriptor())));
          }
        }
      }
      default -> {}
    }
  }

  private static Class<?> resolved(ClassDesc type) throws ReflectiveOperationException {
    return type.resolveConstantDesc(MethodHandles.lookup());
  }

  /// The method that is called, in `owner` or what it inherits from; null if it is none of these.
  private static Method method(Class<?> owner, Call call) throws ReflectiveOperationException {
    Class<?>[] parameters = new Class<?>[call.type().parameterCount()];
    for (int i = 0; i < parameters.length; i++) parameters[i] = resolved(call.type().parameterType(i));
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      try {
        return type.getDeclaredMethod(call.name(), parameters);
      } catch (NoSuchMethodException inherited) {
        // Perhaps its superclass has it.
      }
    }
    return null;
  }
}
