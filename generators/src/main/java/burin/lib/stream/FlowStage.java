package burin.lib.stream;

import burin.diag.Given;
import burin.hdl.DataType;
import burin.hdl.Module;
import burin.hdl.Value;

/// A register in a flow.
///
/// Latency 1. Reset drops what is in it.
public final class FlowStage<T extends Value> extends Module {
  public record Config<T extends Value>(DataType<T> type) {
    public Config {
      Given.notNull(type, "type");
      type = Items.kept(type);
    }
  }

  private final Config<T> config;

  public final Flow<T> in = input(Flow.of(config.type()));
  public final Flow<T> out = output(Flow.of(config.type()));

  public FlowStage(Config<T> config) {
    Given.notNull(config, "config");
    this.config = config;
    super();
    var full = regNext(in.valid, 0);
    var item = regEnabled(in.payload, in.valid);
    out.valid.drive(full);
    drive(out.payload, item);
  }
}
