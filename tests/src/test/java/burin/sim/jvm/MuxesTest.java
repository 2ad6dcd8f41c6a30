package burin.sim.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Module;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Where a mux jumps over the arm that is not chosen: only where that arm takes long to compute.
class MuxesTest {

  /// A choice between two rows of bits.
  private static final class Choice extends Module {
    final Bool choice = input(bool());
    final Bits a = input(bits(20));
    final Bits b = input(bits(20));
    final Bits result = output(bits(20));

    Choice(UnaryOperator<Bits> arm, boolean used) {
      super();
      var computed = arm.apply(a);
      var other = output(bits(20));
      other.drive(used ? computed : b);
      result.drive(mux(choice, computed, b));
    }
  }

  /// Jumps of the methods that compute.
  private static int jumps(UnaryOperator<Bits> arm, boolean used) {
    var program = JvmProgram.compile(Burin.circuit(new Choice(arm, used)));
    int[] jumps = {0};
    program.classFiles().map(ClassFile.of()::parse).flatMap(model -> model.methods().stream())
        .filter(method -> method.methodName().stringValue().matches("task\\d+_\\d+"))
        .forEach(method -> jumps[0] += jumps(method));
    return jumps[0];
  }

  private static int jumps(MethodModel method) {
    return (int) method.code().orElseThrow().elementStream().filter(BranchInstruction.class::isInstance).count();
  }

  private static Bits dear(Bits value) {
    return value.rotateLeft(3).xor(value.not()).asUInt().add(value.shr(7).asUInt()).truncate(20).asBits();
  }

  @Test
  void computesCheapArmsAlways() {
    assertEquals(0, jumps(Bits::not, false));
  }

  @Test
  void jumpsOverDearArms() {
    assertEquals(2, jumps(MuxesTest::dear, false));
  }

  @Test
  void doesNotJumpOverWhatIsNeededAnyway() {
    assertEquals(0, jumps(MuxesTest::dear, true));
  }
}
