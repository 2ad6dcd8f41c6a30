package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.Bool;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;
import burin.hdl.Vec;
import java.util.ArrayList;
import java.util.List;

/// Hands every item of one stream to each of several in one and the same cycle.
///
/// An output's valid depends on the ready of the others within the cycle, against the rule of streams: behind it there must
/// be parts whose ready does not depend on valid, such as a [Stage]. Nor is an offer kept where another output stops being
/// ready. [Fork] has neither weakness, but one register an output.
///
/// Latency 0, an item every cycle while all outputs are ready. No state.
public final class LazyFork<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type, int outputs) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
      Items.atLeast("outputs", outputs, 1);
    }
  }

  private final Config<T> config;

  public final Stream<T> in = input(Stream.of(config.type()));
  public final Vec<Stream<T>> out = output(vec(config.outputs(), Stream.of(config.type())));

  public LazyFork(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    in.ready.drive(out.map(stream -> stream.ready).asBits().allOnes());
    List<Bool> others = othersReady();
    for (int i = 0; i < config.outputs(); i++) out.get(i).valid.drive(in.valid.and(others.get(i)));
    out.map(stream -> stream.payload).drive(fill(config.outputs(), in.payload));
  }

  /// For each output whether all before it and all after it are ready: a chain in either direction.
  private List<Bool> othersReady() {
    int count = config.outputs();
    List<Bool> others = new ArrayList<>();
    Bool before = lit(true);
    for (int i = 0; i < count; i++) {
      others.add(before);
      before = before.and(out.get(i).ready);
    }
    Bool after = lit(true);
    for (int i = count - 1; i >= 0; i--) {
      others.set(i, others.get(i).and(after));
      after = after.and(out.get(i).ready);
    }
    return others;
  }
}
