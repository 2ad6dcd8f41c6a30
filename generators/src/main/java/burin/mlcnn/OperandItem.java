package burin.mlcnn;

import burin.hdl.Bits;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;

/// An operand of a row.
public final class OperandItem extends Bundle {
  public final Bits value;
  /// Made of the last pair of its row. Where that makes two operands, both are marked.
  public final Bool last;

  public OperandItem(Fields fields, int bits) {
    super(fields);
    value = fields.of(DataType.bits(bits));
    last = fields.of(DataType.bool());
  }

  static DataType<OperandItem> type(int bits) {
    return DataType.bundle(fields -> new OperandItem(fields, bits));
  }
}
