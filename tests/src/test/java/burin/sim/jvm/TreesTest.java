package burin.sim.jvm;

import static burin.sim.Exprs.reduce;
import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.Binary;
import burin.ir.BinaryOp;
import burin.ir.BitsType;
import burin.ir.Expr;
import burin.ir.IntType;
import burin.ir.Range;
import burin.ir.Type;
import burin.ir.VecType;
import burin.sim.Bench;
import burin.sim.Sheet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trees over lanes, as a loop that accumulates and level by level, in all representations of numbers.
class TreesTest {
  private static final int LANES = 13;

  @ParameterizedTest
  @CsvSource({
      "ADD,-1000,1000", "MIN,-1000,1000", "MAX,-1000,1000", "SUB,-1000,1000",
      "ADD,-2147483648,2147483647", "MIN,-2147483648,2147483647", "MAX,-2147483648,2147483647",
      "ADD,0,9223372036854775807", "MIN,-9223372036854775808,9223372036854775807", "MAX,0,9223372036854775807",
      "ADD,0,18446744073709551615", "MIN,0,18446744073709551615", "MAX,0,18446744073709551615",
      "MIN,-1,18446744073709551615", "ADD,-1000000000000000000000,1000", "MAX,-1000000000000000000000,1000",
      "ADD,0,1300000000000000000"})
  void ofNumbers(BinaryOp op, BigInteger low, BigInteger high) {
    List<BigInteger> values = values(low, high);
    BigInteger expected = op == BinaryOp.SUB ? difference(values) : values.stream().reduce((a, b) -> switch (op) {
      case ADD -> a.add(b);
      case MIN -> a.min(b);
      default -> a.max(b);
    }).orElseThrow();
    var type = new IntType(Range.of(low, high));
    assertThat(run(op, type, values)).isEqualTo(expected);
  }

  /// By the tree's order of pairs.
  private static BigInteger difference(List<BigInteger> values) {
    List<BigInteger> left = values;
    while (left.size() > 1) {
      List<BigInteger> next = new ArrayList<>();
      for (int i = 0; i + 1 < left.size(); i += 2) next.add(left.get(i).subtract(left.get(i + 1)));
      if (left.size() % 2 == 1) next.add(left.getLast());
      left = next;
    }
    return left.getFirst();
  }

  @ParameterizedTest
  @CsvSource({"AND,5", "OR,31", "XOR,32", "AND,63", "OR,64", "XOR,64", "AND,64", "XOR,100"})
  void ofBits(BinaryOp op, int width) {
    List<BigInteger> values = values(BigInteger.ZERO, BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
    BigInteger expected = values.stream().reduce((a, b) -> switch (op) {
      case AND -> a.and(b);
      case OR -> a.or(b);
      default -> a.xor(b);
    }).orElseThrow();
    assertThat(run(op, new BitsType(width), values)).isEqualTo(expected);
  }

  private static List<BigInteger> values(BigInteger low, BigInteger high) {
    List<BigInteger> values = new ArrayList<>(List.of(high, low));
    BigInteger step = high.subtract(low).divide(BigInteger.valueOf(17));
    for (int i = 2; i < LANES; i++) values.add(low.add(step.multiply(BigInteger.valueOf(i * 7 % 17))));
    values.set(5, high);
    return values;
  }

  private static BigInteger run(BinaryOp op, Type type, List<BigInteger> values) {
    var sheet = new Sheet();
    Expr vec = sheet.in("vec", new VecType(LANES, type));
    sheet.out("result", reduce(vec, (a, b) -> new Binary(op, a, b)));
    var circuit = sheet.circuit();
    try (var bench = new Bench(circuit, JvmModel.of(circuit))) {
      bench.model().pokeBits(0, burin.sim.Values.bits(new VecType(LANES, type), values));
      return bench.peekNumber("result");
    }
  }
}
