package burin.mlcnn;

import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;
import burin.hdl.Value;

/// A word for a buffer, in each cycle in which `valid` is high.
public final class WritePort<T extends Value> extends Bundle {
  public final Bool valid;
  public final UInt address;
  public final T data;

  public WritePort(Fields fields, DataType<T> word, int depth) {
    super(fields);
    valid = fields.of(DataType.bool());
    address = fields.of(DataType.index(depth));
    data = fields.of(word);
  }

  static <T extends Value> DataType<WritePort<T>> of(DataType<T> word, int depth) {
    return DataType.bundle(fields -> new WritePort<>(fields, word, depth));
  }
}
