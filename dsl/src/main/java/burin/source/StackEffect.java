package burin.source;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/// How many slots an instruction takes from the operand stack and how many it then leaves there.
record StackEffect(int pops, int pushes) {

  /// Empty where control may go elsewhere than to the next instruction, and for the rarer shuffles of the stack.
  static Optional<StackEffect> of(Instruction instruction) {
    return Optional.ofNullable(switch (instruction) {
      case LoadInstruction i -> new StackEffect(0, i.typeKind().slotSize());
      case ConstantInstruction i -> new StackEffect(0, i.typeKind().slotSize());
      case StoreInstruction i -> new StackEffect(i.typeKind().slotSize(), 0);
      case IncrementInstruction _ -> new StackEffect(0, 0);
      case FieldInstruction i -> field(i);
      case InvokeInstruction i ->
          call(i.typeSymbol(), i.opcode() == Opcode.INVOKESTATIC ? 0 : 1);
      case InvokeDynamicInstruction i -> call(i.typeSymbol(), 0);
      case NewObjectInstruction _ -> new StackEffect(0, 1);
      case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _, TypeCheckInstruction _ -> new StackEffect(1, 1);
      case NewMultiArrayInstruction i -> new StackEffect(i.dimensions(), 1);
      case ArrayLoadInstruction i -> new StackEffect(2, i.typeKind().slotSize());
      case ArrayStoreInstruction i -> new StackEffect(2 + i.typeKind().slotSize(), 0);
      case ConvertInstruction i -> new StackEffect(i.fromType().slotSize(), i.toType().slotSize());
      case OperatorInstruction i -> operator(i);
      case StackInstruction i when i.opcode() == Opcode.DUP -> new StackEffect(1, 2);
      case StackInstruction i when i.opcode() == Opcode.POP -> new StackEffect(1, 0);
      default -> null;
    });
  }

  private static StackEffect field(FieldInstruction i) {
    int size = size(i.typeSymbol());
    return switch (i.opcode()) {
      case GETSTATIC -> new StackEffect(0, size);
      case GETFIELD -> new StackEffect(1, size);
      case PUTSTATIC -> new StackEffect(size, 0);
      default -> new StackEffect(1 + size, 0);
    };
  }

  private static StackEffect call(MethodTypeDesc type, int receiver) {
    return new StackEffect(receiver + arguments(type), size(type.returnType()));
  }

  /// The slots that the arguments of a method take.
  static int arguments(MethodTypeDesc type) {
    return type.parameterList().stream().mapToInt(StackEffect::size).sum();
  }

  private static StackEffect operator(OperatorInstruction i) {
    int size = i.typeKind().slotSize();
    return switch (i.opcode()) {
      case ARRAYLENGTH -> new StackEffect(1, 1);
      case INEG, LNEG, FNEG, DNEG -> new StackEffect(size, size);
      case LSHL, LSHR, LUSHR -> new StackEffect(size + 1, size);
      case LCMP, FCMPG, FCMPL, DCMPG, DCMPL -> new StackEffect(2 * size, 1);
      default -> new StackEffect(2 * size, size);
    };
  }

  private static int size(ClassDesc type) {
    return TypeKind.from(type).slotSize();
  }
}
