package burin.lib.image;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Scope;
import burin.hdl.Value;

/// A pixel of an image: streams of pixels carry images, row after row, each row from left to right.
///
/// `first` is high with the first pixel of an image. It may come before the image that went before is complete; what was
/// begun with that is dropped. After the last pixel an image begins anew in any case.
public final class Pixel<T extends Value> extends Bundle {
  public final Bool first;
  public final T value;

  public Pixel(Fields fields, DataType<T> value) {
    super(fields);
    this.first = fields.of(DataType.bool());
    this.value = fields.of(value);
  }

  public static <T extends Value> DataType<Pixel<T>> of(DataType<T> value) {
    return DataType.bundle(fields -> new Pixel<>(fields, value));
  }

  /// Another value at the same place of the image.
  public <R extends Value> Pixel<R> with(R value) {
    Given.notNull(value, "value");
    return Scope.add(first, Pixel.class, scope -> scope.bundleOf(of(DataType.of(value)), first, value));
  }
}
