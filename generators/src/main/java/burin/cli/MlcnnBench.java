package burin.cli;

import burin.Burin;
import burin.flow.Json;
import burin.flow.MlcnnHost;
import burin.mlcnn.Limits;
import burin.mlcnn.Mlcnn;
import burin.mlcnn.MlcnnCompiler;
import burin.mlcnn.MlcnnConfig;
import burin.mlcnn.MlcnnFormulas;
import burin.mlcnn.MlcnnFormulas.Wait;
import burin.mlcnn.Mode;
import burin.mlcnn.NumberFormat;
import burin.mlcnn.SliceMap;
import burin.mlcnn.Sums;
import burin.mlcnn.Tile;
import burin.nn.ConvNetwork;
import burin.nn.RandomConvNetworks;
import burin.sim.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// Clock cycles of the layers of a network whose pooling can be fused, on three accelerators of equal slices, precision and
/// mapping: one that pools after the convolution, one with merged kernels, one that fuses. All are simulated, with a DRAM of
/// [MlcnnHost#LATENCY] cycles. Cycles do not depend on the numbers, so one random image will do.
final class MlcnnBench {
  private static final List<SliceMap> MAPPINGS = List.of(SliceMap.channel(32), new SliceMap(8, 4), SliceMap.row(32));
  private static final List<Mode> MODES = List.of(Mode.DIRECT, Mode.MERGED, Mode.MLCNN);
  /// Enough for every mapping.
  private static final int KILOBYTES = 256;

  private MlcnnBench() {}

  /// A layer on the three accelerators.
  ///
  /// @param runs one for each of [#MODES]
  record Row(SliceMap mapping, String layer, List<Run> runs) {
    long cycles(Mode mode) {
      return runs.get(MODES.indexOf(mode)).cycles();
    }

    double ratio(Mode against) {
      return (double) cycles(against) / cycles(Mode.MLCNN);
    }
  }

  /// @param cycles as simulated
  /// @param waits the cycles by what is waited for, by formula
  record Run(long cycles, Map<Wait, Long> waits) {}

  static List<Row> measure(ConvNetwork network) {
    var rows = new ArrayList<Row>();
    for (SliceMap mapping : MAPPINGS) {
      List<List<Run>> runs = MODES.stream().map(mode -> runs(config(mode, mapping), network)).toList();
      for (int i = 0; i < network.convolutions().size(); i++) {
        if (!network.convolutions().get(i).pooling().sumsAccumulators()) continue;
        int layer = i;
        rows.add(new Row(mapping, network.convolutions().get(i).name(), runs.stream().map(each -> each.get(layer)).toList()));
      }
    }
    return rows;
  }

  private static MlcnnConfig config(Mode mode, SliceMap mapping) {
    return new MlcnnConfig(NumberFormat.INT8, mode, Sums.FULL, mapping, new Tile(16, 4, 28, 28),
        new Limits(5, 1, 2, 4608), KILOBYTES);
  }

  private static List<Run> runs(MlcnnConfig config, ConvNetwork network) {
    var formulas = new MlcnnFormulas(config, MlcnnHost.LATENCY);
    var program = new MlcnnCompiler(config).compile(network);
    var module = Burin.module(() -> new Mlcnn(config));
    try (var simulator = Engine.JVM.compile(module, Burin.circuit(module)).open()) {
      var host = new MlcnnHost(module, simulator, program);
      host.load();
      List<Long> cycles = host.runByLayers(RandomConvNetworks.image(network.input(), new SplittableRandom(1)));
      var runs = new ArrayList<Run>();
      for (int i = 0; i < cycles.size(); i++) runs.add(new Run(cycles.get(i), formulas.waits(program.layers().get(i))));
      return runs;
    }
  }

  static String text(List<Row> rows) {
    var table = new Table("", "slices", "layer", "direct", "merged", "fused", "direct / fused", "merged / fused");
    for (Row row : rows) {
      table.row(name(row.mapping()), row.layer(), "" + row.cycles(Mode.DIRECT), "" + row.cycles(Mode.MERGED),
          "" + row.cycles(Mode.MLCNN), times(row.ratio(Mode.DIRECT)), times(row.ratio(Mode.MERGED)));
    }
    return table + "\nWhere the cycles go:\n\n" + waits(rows);
  }

  private static Table waits(List<Row> rows) {
    var table = new Table("", "slices", "layer", "mode", "multiplying", "storing", "operands", "loading", "changing");
    for (Row row : rows) {
      for (Mode mode : MODES) {
        var cells = new ArrayList<>(List.of(name(row.mapping()), row.layer(), mode.toString()));
        Map<Wait, Long> waits = row.runs().get(MODES.indexOf(mode)).waits();
        for (Wait wait : Wait.values()) cells.add("" + waits.getOrDefault(wait, 0L));
        table.row(cells);
      }
    }
    return table;
  }

  static String json(List<Row> rows) {
    return Json.text(rows.stream().map(MlcnnBench::fields).toList());
  }

  private static Map<String, Object> fields(Row row) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("bench", "mlcnn");
    fields.put("mapping", row.mapping().kind().name());
    fields.put("channels", row.mapping().channels());
    fields.put("rows", row.mapping().rows());
    fields.put("layer", row.layer());
    for (Mode mode : MODES) fields.put(mode.name().toLowerCase(Locale.ROOT), row.cycles(mode));
    fields.put("directRatio", row.ratio(Mode.DIRECT));
    fields.put("mergedRatio", row.ratio(Mode.MERGED));
    return fields;
  }

  private static String name(SliceMap mapping) {
    return "%d x %d %s".formatted(mapping.channels(), mapping.rows(), mapping.kind());
  }

  private static String times(double ratio) {
    return Numbers.text("%.2f", ratio);
  }
}
