package burin.flow;

import burin.mlcnn.Limits;
import burin.mlcnn.Mlcnn;
import burin.mlcnn.MlcnnConfig;
import burin.mlcnn.Mode;
import burin.mlcnn.NumberFormat;
import burin.mlcnn.SliceMap;
import burin.mlcnn.Sums;
import burin.mlcnn.Tile;
import burin.nn.ConvNetworks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The catalogue's entry of the [Mlcnn].
final class MlcnnDesign implements Design {
  private static final MlcnnConfig USUAL = MlcnnConfig.standard();

  @Override
  public String name() {
    return "mlcnn";
  }

  @Override
  public String description() {
    return "accelerator for convolutions with average pooling fused into them, with addition reuse";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.of("mode", USUAL.mode().ordinal(), Allowed.of(0, Mode.values().length - 1),
            "0 direct, 1 merged kernels, 2 fused, 3 direct or fused as layers say"),
        Parameter.of("truncated", USUAL.sums().ordinal(), Allowed.of(0, 1),
            "1: sums of activations are halved to 8 bits; 0: they are exact"),
        Parameter.of("channels", USUAL.slices().channels(), Allowed.of(1, SliceMap.MAX_SLICES),
            "output channels at a time: 1, 2, 4, or a multiple of 8"),
        Parameter.of("rows", USUAL.slices().rows(), Allowed.of(1, SliceMap.MAX_ROWS),
            "output rows of each at a time; channels x rows slices"),
        Parameter.of("tileOutputs", USUAL.tile().outputs(), Allowed.of(1, Tile.MAX_OUTPUTS),
            "output channels of the largest tile"),
        Parameter.of("tileInputs", USUAL.tile().inputs(), Allowed.of(1, Tile.MAX_INPUTS),
            "input channels of the largest tile"),
        Parameter.of("tileRows", USUAL.tile().rows(), Allowed.of(1, Tile.MAX_SIDE),
            "rows of the largest tile, before pooling"),
        Parameter.of("tileColumns", USUAL.tile().columns(), Allowed.of(1, Tile.MAX_SIDE),
            "columns of the largest tile, before pooling"),
        Parameter.of("kernel", USUAL.limits().kernel(), Allowed.of(1, Limits.MAX_KERNEL), "side of the largest kernel"),
        Parameter.of("stride", USUAL.limits().stride(), Allowed.of(1, Limits.MAX_STRIDE), "largest stride"),
        Parameter.of("pool", USUAL.limits().pool(), Allowed.of(1, Limits.MAX_POOL), "side of the largest window"),
        Parameter.of("terms", USUAL.limits().terms(), Allowed.of(1, Limits.MAX_TERMS),
            "weights of an output channel, at most"),
        Parameter.of("bufferKB", USUAL.bufferKilobytes(), Allowed.of(1, 1 << 16), "kilobytes of all buffers, at most"));
  }

  @Override
  public void check(ParameterValues values) {
    config(values);
  }

  @Override
  public Mlcnn module(ParameterValues values) {
    return new Mlcnn(config(values));
  }

  @Override
  public Map<String, Long> formulas(ParameterValues values) {
    MlcnnConfig config = config(values);
    var formulas = new LinkedHashMap<String, Long>();
    formulas.put("multipliers", (long) config.slices().slices());
    formulas.put("bufferBits", config.buffers().bits());
    formulas.put("accumulatorBits", (long) config.precision().accumulatorBits());
    return formulas;
  }

  @Override
  public List<String> networks() {
    return ConvNetworks.names();
  }

  @Override
  public Workload<?> workload(ParameterValues values, Choice choice) {
    return MlcnnWorkload.of(config(values), choice);
  }

  private static MlcnnConfig config(ParameterValues values) {
    return new MlcnnConfig(NumberFormat.INT8, Mode.values()[values.get("mode")], Sums.values()[values.get("truncated")],
        new SliceMap(values.get("channels"), values.get("rows")),
        new Tile(values.get("tileOutputs"), values.get("tileInputs"), values.get("tileRows"), values.get("tileColumns")),
        new Limits(values.get("kernel"), values.get("stride"), values.get("pool"), values.get("terms")),
        values.get("bufferKB"));
  }
}
