package burin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.Circuit;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.IntType;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.Ref;
import burin.ir.Register;
import burin.ir.ShiftIn;
import burin.ir.VecType;
import burin.ir.Wrap;
import burin.sim.interp.InterpModel;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class LockstepModelTest {
  private static final IntType BYTE = IntType.of(-128, 127);

  private final Circuit circuit = circuit();
  private final Model first = InterpModel.of(circuit);
  private final Model second = InterpModel.of(circuit);
  private final LockstepModel both = LockstepModel.of(
      circuit, new LockstepModel.Engine("one", first), new LockstepModel.Engine("two", second), 3);

  /// Elements: 0 `lines[0].line`, 1 `lines[0].words`, 2 and 3 those of `lines[1]`.
  private static Circuit circuit() {
    ModuleDef line = line();
    var sheet = new Sheet();
    Instance lines = sheet.use("lines", line, 2);
    sheet.connect(lines, "in", sheet.in("in", new VecType(2, BYTE)));
    sheet.out("out", Sheet.of(lines, "out"));
    Expr a = sheet.in("a", BYTE);
    return sheet.out("twice", new Wrap(new Binary(BinaryOp.ADD, a, a), BYTE)).circuit();
  }

  private static ModuleDef line() {
    var sheet = new Sheet("Line");
    Expr in = sheet.in("in", BYTE);
    Register line = sheet.reg("line", new VecType(3, BYTE));
    Memory words = sheet.mem("words", 4, BYTE);
    sheet.drive(line, new ShiftIn(new Ref(line), in)).out("out", new Ref(line));
    return sheet.out("word", new MemoryRead(words, Literal.number(1))).module();
  }

  @Test
  void equalModelsRun() {
    both.pokeLanes(0, new long[] {1, 2});
    both.reset(true);
    both.step(10);
    long[] out = new long[6];
    both.peekLanes(1, out);
    assertThat(out).containsExactly(1, 1, 1, 2, 2, 2);
    both.close();
  }

  @Test
  void aRegisterDiffers() {
    both.step(5);
    second.setState(2, 0, BigInteger.valueOf(0xFE0000));
    assertThatThrownBy(both::step).isInstanceOf(LockstepDifference.class).hasMessage(
        "after 6 clock edges lines[1].line[1], declared at Line.java:2, is 0 in one and -2 in two; also out[1][1]");
  }

  @Test
  void anOutputDiffersBeforeTheEdge() {
    first.poke(2, 3);
    assertThatThrownBy(() -> both.peek(3))
        .hasMessage("after 0 clock edges twice, declared at Top.java:7, is 6 in one and 0 in two");
  }

  @Test
  void aMemoryDiffersAtTheEnd() {
    both.step();
    second.setState(1, 3, BigInteger.TEN);
    both.step();
    assertThatThrownBy(both::step)
        .hasMessage("after 3 clock edges lines[0].words[3], declared at Line.java:3, is 0 in one and 10 in two");
    second.setState(1, 3, BigInteger.TWO);
    assertThatThrownBy(both::close).hasMessageStartingWith("after 3 clock edges lines[0].words[3]");
  }

  @Test
  void stateIsCompared() {
    second.setState(0, 0, BigInteger.ONE);
    assertThatThrownBy(() -> both.state(0, 0)).hasMessageStartingWith("after 0 clock edges lines[0].line[0]");
    both.setState(0, 0, BigInteger.TWO);
    assertThat(both.state(0, 0)).isEqualTo(BigInteger.TWO);
  }
}
