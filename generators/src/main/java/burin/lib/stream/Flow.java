package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.Bundle;
import burin.hdl.DataType;
import burin.hdl.Fields;
import burin.hdl.Scope;
import burin.hdl.Value;
import java.util.function.Function;

/// Items without back pressure: there is one in each cycle in which `valid` is high, whether anyone looks or not. While
/// `valid` is low the payload means nothing.
public final class Flow<T extends Value> extends Bundle {
  public final Bool valid;
  public final T payload;

  public Flow(Fields fields, DataType<T> payload) {
    super(fields);
    this.valid = fields.of(DataType.bool());
    this.payload = fields.of(payload);
  }

  /// The type of a flow of items of a type: `input(Flow.of(uint(8)))`.
  public static <T extends Value> DataType<Flow<T>> of(DataType<T> item) {
    return DataType.bundle(fields -> new Flow<>(fields, item));
  }

  /// The type of the items.
  public DataType<T> item() {
    return DataType.of(payload);
  }

  /// Every item through a function.
  public <R extends Value> Flow<R> map(Function<T, R> function) {
    Given.notNull(function, "function");
    return mapped(function.apply(payload));
  }

  private <R extends Value> Flow<R> mapped(R item) {
    return Scope.add(valid, Flow.class, scope -> scope.bundleOf(of(DataType.of(item)), valid, item));
  }

  /// Only the items for which the function holds.
  public Flow<T> filter(Function<T, Bool> keep) {
    Given.notNull(keep, "keep");
    return kept(keep.apply(payload));
  }

  private Flow<T> kept(Bool keep) {
    return Scope.add(valid, Flow.class, scope -> scope.bundleOf(of(item()), valid.and(keep), payload));
  }

  /// Without what comes while a condition holds.
  public Flow<T> throwWhen(Bool condition) {
    Given.notNull(condition, "condition");
    return Scope.add(valid, Flow.class, scope -> scope.bundleOf(of(item()), valid.and(condition.not()), payload));
  }

  /// One cycle later; through a [FlowStage].
  public Flow<T> stage() {
    return Scope.add(valid, Flow.class, scope -> {
      var stage = scope.instance(new FlowStage<>(new FlowStage.Config<>(item())));
      stage.in.drive(this);
      return stage.out;
    });
  }

  /// A [FlowBuffer] of `depth` items, whose `out` is a stream of them and whose `overflow` tells of those that were lost.
  public FlowBuffer<T> buffer(int depth) {
    return Scope.add(valid, Flow.class, scope -> {
      var buffer = scope.instance(new FlowBuffer<>(new FlowBuffer.Config<>(item(), depth)));
      buffer.in.drive(this);
      return buffer;
    });
  }
}
