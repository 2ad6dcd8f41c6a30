package burin.mlcnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Every column of every row belongs to one lane in one step.
class RowSpreadTest {
  @Test
  void sharesTheLastBlock() {
    for (int lanes = 1; lanes <= 9; lanes++) {
      for (int rows = 1; rows <= 20; rows++) {
        for (int columns = 1; columns <= 20; columns++) check(new RowSpread(rows, columns, lanes));
      }
    }
  }

  private static void check(RowSpread spread) {
    var taken = new boolean[spread.lastRows()][spread.columns()];
    int all = 0;
    for (int step = 0; step < spread.lastColumns(); step++) {
      int active = 0;
      for (int lane = 0; lane < spread.lanes(); lane++) {
        int row = lane / spread.lastParts();
        int column = lane % spread.lastParts() * spread.lastColumns() + step;
        if (row >= spread.lastRows() || column >= spread.columns()) continue;
        assertTrue(!taken[row][column], () -> spread + " computes a column twice");
        taken[row][column] = true;
        active++;
      }
      assertEquals(spread.lastFull() + (step < spread.lastRest() ? spread.lastRows() : 0), active, spread::toString);
      all += active;
    }
    assertEquals(spread.lastRows() * spread.columns(), all, spread::toString);
    assertEquals(spread.rows(), (spread.blocks() - 1) * spread.lanes() + spread.lastRows(), spread::toString);
    assertEquals((spread.blocks() - 1) * spread.columns() + spread.lastColumns(), spread.steps(), spread::toString);
  }

  /// Of 14 rows, four lanes take three times one each, and half of each of the last two.
  @Test
  void takesThreeAndAHalfRows() {
    assertEquals(3 * 14 + 7, new RowSpread(14, 14, 4).steps());
    assertEquals(7, new RowSpread(5, 5, 4).steps());
    assertEquals(25, new RowSpread(10, 10, 4).steps());
  }
}
