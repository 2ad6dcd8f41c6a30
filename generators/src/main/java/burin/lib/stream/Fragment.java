package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Scope;
import burin.hdl.Value;

/// One item of a packet: a stream of fragments carries packets, each of which ends with the item whose `last` is high.
public final class Fragment<T extends Value> extends Bundle {
  public final Bool last;
  public final T payload;

  public Fragment(Fields fields, DataType<T> payload) {
    super(fields);
    this.last = fields.of(DataType.bool());
    this.payload = fields.of(payload);
  }

  public static <T extends Value> DataType<Fragment<T>> of(DataType<T> item) {
    return DataType.bundle(fields -> new Fragment<>(fields, item));
  }

  /// The type of the items.
  public DataType<T> item() {
    return DataType.of(payload);
  }

  /// Another item at the same place of its packet.
  public <R extends Value> Fragment<R> with(R item) {
    Given.notNull(item, "item");
    return Scope.add(last, Fragment.class, scope -> scope.bundleOf(of(DataType.of(item)), last, item));
  }
}
