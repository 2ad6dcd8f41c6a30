package burin.sim.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import burin.ir.BitsType;
import burin.ir.IntType;
import burin.ir.Range;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.sim.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values as the engine holds them are the bits that the contract says.
class CodecTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 31, 32, 33, 63, 64, 65, 100, 130})
  void keepsBits(int width) {
    var random = new Random(width);
    for (Range range : List.of(Range.unsigned(width), Range.signed(width))) {
      for (Type type : List.of(new IntType(range), new VecType(7, new IntType(range)),
          new VecType(3, new VecType(5, new IntType(range))))) {
        check(type, range, random);
      }
    }
    check(new BitsType(width), Range.unsigned(width), random);
    check(new VecType(7, new BitsType(width)), Range.unsigned(width), random);
  }

  private static void check(Type type, Range range, Random random) {
    var codec = Codec.of(type);
    List<BigInteger> scalars = new ArrayList<>();
    for (int i = 0; i < Types.scalarCount(type); i++) {
      scalars.add(i == 0 ? range.lo() : i == 1 ? range.hi() : range.lo().add(new BigInteger(range.width(), random)));
    }
    BigInteger bits = Values.bits(type, scalars);
    assertThat(codec.toBits(codec.fromBits(bits))).isEqualTo(bits);
    if (range.fitsLong()) {
      long[] lanes = scalars.stream().mapToLong(BigInteger::longValueExact).toArray();
      assertThat(codec.toBits(codec.fromLanes(lanes))).isEqualTo(bits);
      long[] back = new long[lanes.length];
      codec.toLanes(codec.fromBits(bits), back, 0);
      assertThat(back).isEqualTo(lanes);
    }
  }
}
