package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;

/// Two neighbouring half sums of a row.
public final class PairItem extends Bundle {
  public final Bits left;
  public final Bits right;
  /// The first pair of a row.
  public final Bool first;
  /// The last pair of a row.
  public final Bool last;
  /// There is no `right`: the row has an odd number of columns, and this is its last pair.
  public final Bool single;

  public PairItem(Fields fields, int bits) {
    super(fields);
    left = fields.of(DataType.bits(bits));
    right = fields.of(DataType.bits(bits));
    first = fields.of(DataType.bool());
    last = fields.of(DataType.bool());
    single = fields.of(DataType.bool());
  }

  static DataType<PairItem> type(int bits) {
    return DataType.bundle(fields -> new PairItem(fields, bits));
  }
}
