package burin.lib.stream;

import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.UInt;
import burin.hdl.Value;
import burin.hdl.Vec;

/// Several items at once, of which the first `count` lanes count and the rest means nothing.
public final class Group<T extends Value> extends Bundle {
  /// From 1 up to the number of lanes.
  public final UInt count;
  public final Vec<T> lanes;

  public Group(Fields fields, DataType<T> item, int lanes) {
    super(fields);
    this.count = fields.of(DataType.range(0, lanes));
    this.lanes = fields.of(DataType.vec(lanes, item));
  }

  public static <T extends Value> DataType<Group<T>> of(DataType<T> item, int lanes) {
    return DataType.bundle(fields -> new Group<>(fields, item, lanes));
  }
}
