package burin.mlcnn;

/// How the row lanes share the rows of a tile: block after block, a row for each lane. Where fewer rows than lanes are left for
/// the last block, several lanes share each row of it, and each of them has a part of its columns.
///
/// @param rows to compute, before pooling
/// @param columns to compute, before pooling
/// @param lanes row lanes
public record RowSpread(int rows, int columns, int lanes) {

  int blocks() {
    return Math.ceilDiv(rows, lanes);
  }

  /// Rows of the last block.
  int lastRows() {
    return rows - (blocks() - 1) * lanes;
  }

  /// Columns of a part of a row of the last block.
  int lastColumns() {
    return Math.ceilDiv(columns, lanes / lastRows());
  }

  /// Parts of a row of the last block, each for a lane of its own.
  int lastParts() {
    return Math.ceilDiv(columns, lastColumns());
  }

  /// Row lanes of the last block whose part is a whole one.
  int lastFull() {
    return lastRows() * (columns / lastColumns());
  }

  /// Columns of the part of each row that is not a whole one.
  int lastRest() {
    return columns % lastColumns();
  }

  /// Steps of all lanes together, and words of partial sums.
  public int steps() {
    return (blocks() - 1) * columns + lastColumns();
  }
}
