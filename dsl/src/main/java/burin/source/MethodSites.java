package burin.source;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.classfile.attribute.LineNumberTableAttribute;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.attribute.LocalVariableTableAttribute;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The calls of one method, read from its byte code.
///
/// What takes the result of a call is told by the instructions that follow it: a store into a field or a local variable
/// names it; a store into an array, or a call such as `list.add`, names it after the array or the list; casts, copies and
/// the jumps of conditional expressions are followed.
final class MethodSites {
  /// The jumps that are followed; more there cannot be but in a loop.
  private static final int FAR = 100;
  private static final Set<String> COLLECTING = Set.of("add", "addFirst", "addLast", "offer", "push", "put", "set");

  /// @param isReturned whether the method returns the result, so that a name may be found where it is called
  record Site(CallSite call, boolean isReturned) {}

  /// What becomes of a result; at most one of both.
  private record Target(String name, boolean isReturned) {
    static final Target NONE = new Target("", false);
    static final Target RETURNED = new Target("", true);
  }

  private final CodeAttribute code;
  private final List<Instruction> instructions = new ArrayList<>();
  /// The byte-code index of each instruction, and which instruction begins at an index.
  private final List<Integer> starts = new ArrayList<>();
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final List<LocalVariableInfo> locals;

  private MethodSites(CodeAttribute code) {
    this.code = code;
    this.locals = locals(code);
    int start = 0;
    for (CodeElement element : code) {
      if (!(element instanceof Instruction instruction)) continue;
      numbers.put(start, instructions.size());
      starts.add(start);
      instructions.add(instruction);
      start += instruction.sizeInBytes();
    }
  }

  /// The calls of a method by their byte-code indices.
  static Map<Integer, Site> of(CodeAttribute code, String file) {
    return new MethodSites(code).sites(file);
  }

  private Map<Integer, Site> sites(String file) {
    Map<Integer, Site> sites = new HashMap<>();
    for (int i = 0; i < instructions.size(); i++) {
      if (!(instructions.get(i) instanceof InvokeInstruction)) continue;
      Target target = target(i + 1);
      var place = new Place(file, line(code, starts.get(i)));
      sites.put(starts.get(i), new Site(new CallSite(target.name(), place), target.isReturned()));
    }
    return sites;
  }

  /// What the instructions from number `first` on do with the value on top of the stack.
  private Target target(int first) {
    int at = first;
    for (int steps = 0; steps < FAR && at < instructions.size(); steps++) {
      Instruction instruction = instructions.get(at);
      Opcode opcode = instruction.opcode();
      if (opcode == Opcode.CHECKCAST || isCopy(opcode)) {
        at++;
      } else if (opcode == Opcode.GOTO) {
        at = numbers.get(code.labelToBci(((BranchInstruction) instruction).target()));
      } else {
        return opcode == Opcode.ARETURN ? Target.RETURNED : new Target(taker(instruction, at), false);
      }
    }
    return Target.NONE;
  }

  /// `a = b = reg(...)` copies the value before the first store.
  private static boolean isCopy(Opcode opcode) {
    return opcode == Opcode.DUP || opcode == Opcode.DUP_X1 || opcode == Opcode.DUP_X2;
  }

  private String taker(Instruction instruction, int at) {
    if (instruction instanceof FieldInstruction field) return field.opcode().name().startsWith("PUT") ? name(field) : "";
    // A local lives from the instruction after the store of its first value on.
    if (instruction instanceof StoreInstruction store) return local(store.slot(), starts.get(at) + store.sizeInBytes());
    if (instruction instanceof ArrayStoreInstruction) return origin(at, 3);
    if (instruction instanceof InvokeInstruction call && collects(call)) {
      return origin(at, 1 + StackEffect.arguments(call.typeSymbol()));
    }
    return "";
  }

  private static String name(FieldInstruction field) {
    return field.name().stringValue();
  }

  private static boolean collects(InvokeInstruction call) {
    return call.opcode() != Opcode.INVOKESTATIC
        && call.owner().asInternalName().startsWith("java/util/")
        && COLLECTING.contains(call.name().stringValue())
        && !call.typeSymbol().parameterList().isEmpty();
  }

  /// The variable whose value lies `depth` slots deep (1 is the top) before instruction number `at`; empty where that is no
  /// plain variable or the code before is not straight.
  private String origin(int at, int depth) {
    int wanted = depth;
    for (int i = at - 1; i >= 0; i--) {
      Optional<StackEffect> effect = StackEffect.of(instructions.get(i));
      if (effect.isEmpty()) return "";
      if (wanted <= effect.get().pushes()) return variable(i);
      wanted += effect.get().pops() - effect.get().pushes();
    }
    return "";
  }

  private String variable(int at) {
    Instruction instruction = instructions.get(at);
    if (instruction instanceof LoadInstruction load) return local(load.slot(), starts.get(at));
    if (instruction instanceof FieldInstruction field) return name(field);
    return instruction instanceof ArrayLoadInstruction ? origin(at, 2) : "";
  }

  private String local(int slot, int index) {
    for (LocalVariableInfo local : locals) {
      boolean lives = local.startPc() <= index && index <= local.startPc() + local.length();
      if (local.slot() == slot && lives) return local.name().stringValue();
    }
    return "";
  }

  /// The source line of the instruction at a byte-code index; 0 where the class file has no line numbers.
  static int line(CodeAttribute code, int index) {
    int line = 0;
    int best = -1;
    for (LineNumberInfo info : lines(code)) {
      if (info.startPc() <= index && info.startPc() > best) {
        best = info.startPc();
        line = info.lineNumber();
      }
    }
    return line;
  }

  private static List<LineNumberInfo> lines(CodeAttribute code) {
    Optional<LineNumberTableAttribute> table = code.findAttribute(Attributes.lineNumberTable());
    return table.isPresent() ? table.get().lineNumbers() : List.of();
  }

  private static List<LocalVariableInfo> locals(CodeAttribute code) {
    Optional<LocalVariableTableAttribute> table = code.findAttribute(Attributes.localVariableTable());
    return table.isPresent() ? table.get().localVariables() : List.of();
  }
}
