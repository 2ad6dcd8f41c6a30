package burin.mlcnn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.lib.arithmetic.reference.FloatArithmetic;
import burin.sim.Engine;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MacSliceTest {
  private static MlcnnConfig config(NumberFormat format) {
    return new MlcnnConfig(
        format, Mode.MLCNN, Sums.FULL, new SliceMap(1, 1), new Tile(1, 1, 8, 8), new Limits(5, 1, 2, 400), 200);
  }

  @Test
  void multipliesAndAddsFloatingPoint() {
    var slice = new MacSlice(config(NumberFormat.BINARY32));
    var model = FloatArithmetic.of(8, 23, true);
    var random = new Random(3);
    try (var sim = Engine.JVM.open(slice)) {
      for (int i = 0; i < 500; i++) {
        long operand = Integer.toUnsignedLong(random.nextInt());
        long weight = Integer.toUnsignedLong(random.nextInt());
        long sum = Integer.toUnsignedLong(random.nextInt());
        boolean fresh = random.nextInt(4) == 0;
        sim.poke(slice.operand, operand).poke(slice.weight, weight).poke(slice.sum, sum).poke(slice.fresh, fresh).step(8);
        long product = model.mul(operand, weight);
        assertEquals(fresh ? product : model.add(sum, product), sim.peek(slice.result));
      }
    }
  }

  @Test
  void multipliesAndAddsBytes() {
    MlcnnConfig config = config(NumberFormat.INT8);
    var slice = new MacSlice(config);
    int bits = config.precision().accumulatorBits();
    var random = new Random(3);
    try (var sim = Engine.JVM.open(slice)) {
      for (int i = 0; i < 500; i++) {
        int operand = random.nextInt(4 * 255 + 1);
        int weight = random.nextInt(-128, 128);
        int sum = random.nextInt(-100_000, 100_000);
        long mask = (1L << bits) - 1;
        sim.poke(slice.operand, operand).poke(slice.weight, weight & 255).poke(slice.sum, sum & mask).step(2);
        assertEquals(sum + operand * weight & mask, sim.peek(slice.result));
      }
    }
  }
}
