package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Value;

/// Two values that travel together.
public final class Pair<A extends Value, B extends Value> extends Bundle {
  public final A first;
  public final B second;

  public Pair(Fields fields, DataType<A> first, DataType<B> second) {
    Given.notNull(second, "second");
    super(fields);
    this.first = fields.of(first);
    this.second = fields.of(second);
  }

  public static <A extends Value, B extends Value> DataType<Pair<A, B>> of(DataType<A> first, DataType<B> second) {
    Given.notNull(second, "second");
    return DataType.bundle(fields -> new Pair<>(fields, first, second));
  }
}
