package burin.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.paper.FusedLayer.Way;
import org.junit.jupiter.api.Test;

class ReuseCountsTest {

  /// Where windows overlap, what is counted is what the formulas say.
  @Test
  void agreeWithTheFormulasWhereTheyHold() {
    for (int kernel = 1; kernel <= 11; kernel++) {
      assertEquals(4 * kernel * kernel - 1, new ReuseCounts(kernel, 1, 40).direct());
      for (int stride = 1; stride <= kernel; stride++) {
        assertEquals(ReuseCounts.localFormula(kernel, stride), new ReuseCounts(kernel, stride, 40).local());
      }
      for (int stride = 1; 2 * stride <= kernel; stride++) {
        int width = kernel + 7 * stride;
        assertEquals(ReuseCounts.globalFormula(kernel, stride, width), new ReuseCounts(kernel, stride, width).globalRow());
      }
    }
  }

  /// A window that nothing shares takes three additions, so reuse never costs anything.
  @Test
  void reuseNeverCostsAnything() {
    for (int kernel = 1; kernel <= 7; kernel++) {
      for (int stride = 1; stride <= 9; stride++) {
        var row = new ReuseCounts(kernel, stride, 60);
        assertTrue(row.local() <= row.direct());
        assertTrue(row.globalRow() <= row.directRow());
        assertTrue(row.localAndGlobalRow() <= row.globalRow());
      }
    }
  }

  /// By hand: K = 2, S = 1, two outputs of a row. Windows 2 x 4, halves 2 x 5, two sums of four products.
  @Test
  void countWhatIsCountedByHand() {
    var row = new ReuseCounts(2, 1, 5);
    assertEquals(2, row.pooled());
    assertEquals(2 * 15, row.directRow());
    assertEquals(2 * 3 + 2 * 4 * 3, row.globalRow());
    assertEquals(2 * 3 + 2 * 5 + 2 * 4, row.localAndGlobalRow());
    assertEquals(3 + 2 * 3 + 2 * 2, row.local());
  }

  @Test
  void layersOfLenet() {
    assertEquals(352_800, FusedLayer.CONV1.multiplications(Way.DIRECT));
    assertEquals(88_200, FusedLayer.CONV1.multiplications(Way.MLCNN));
    assertEquals(127_008, FusedLayer.CONV1.multiplications(Way.MERGED));
    assertEquals(351_624, FusedLayer.CONV1.additions(Way.DIRECT));
    assertEquals(92_883, FusedLayer.CONV1.additions(Way.MLCNN));
    assertEquals(240_000, FusedLayer.CONV2.multiplications(Way.DIRECT));
    assertEquals(60_000, FusedLayer.CONV2.multiplications(Way.MLCNN));
    assertEquals(86_400, FusedLayer.CONV2.multiplications(Way.MERGED));
    assertEquals(239_600, FusedLayer.CONV2.additions(Way.DIRECT));
    assertEquals(61_706, FusedLayer.CONV2.additions(Way.MLCNN));
    assertEquals(0.695, 1 - FusedLayer.CONV1.additionsAsPrinted() / 351_624.0, 0.0005);
    assertEquals(0.679, 1 - FusedLayer.CONV2.additionsAsPrinted() / 239_600.0, 0.0005);
  }

  /// One slice takes a cycle for each multiplication. With one for each output channel, all rows come one after the other; with
  /// four for each, four rows of five columns at once, and then the last one in parts of two columns.
  @Test
  void cyclesOfFewAndManySlices() {
    for (Way way : Way.values()) {
      assertEquals(FusedLayer.CONV2.multiplications(way), FusedLayer.CONV2.cycles(way, 1));
    }
    assertEquals(6 * 25 * 5 * 5, FusedLayer.CONV2.cycles(Way.MLCNN, 16));
    assertEquals(6 * 25 * (5 + 2), FusedLayer.CONV2.cycles(Way.MLCNN, 64));
  }
}
