package burin.apu;

import burin.apu.ApuProgram.Place;
import burin.diag.UserError;
import burin.nn.BlockLayer;
import burin.nn.BlockNetwork;
import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Makes the memory contents with which an APU runs a network.
///
/// Block `k` of every layer runs on PE `k`. The network's inputs are spread over all PEs in equal runs, and a schedule
/// brings every layer's inputs from the PEs that hold them to those that need them. The schedule fixes the order of a
/// layer's rows within its PE (the order of sending in the next layer) and of its columns (the order of arrival), so
/// that the machine needs no addresses. The rows of the last layer stay in ascending order.
public final class ApuCompiler {
  private final ApuConfig config;
  private final Scheduler scheduler;

  /// A compiler for `config` that routes in the fewest cycles.
  public ApuCompiler(ApuConfig config) {
    this(config, new OptimalScheduler());
  }

  /// A compiler for `config` that routes as `scheduler` says.
  public ApuCompiler(ApuConfig config, Scheduler scheduler) {
    this.config = config;
    this.scheduler = scheduler;
  }

  /// The program for `network`; every schedule in it has been checked.
  ///
  /// @throws UserError with every reason, if the machine is too small for the network
  public ApuProgram compile(BlockNetwork network) {
    FitCheck.check(network, config);
    List<RoutePlan> plans = plans(network.layers());
    return new ApuProgram(network.name(), config, table(network.layers(), plans), images(network.layers(), plans),
        network.inputBits(), places(network.inputs(), plans.getFirst().sent()),
        places(network.outputs(), rowOrder(network.layers(), plans, plans.size() - 1)));
  }

  private List<RoutePlan> plans(List<BlockLayer> layers) {
    var plans = new ArrayList<RoutePlan>();
    int[] holder = inputBanks(layers.getFirst().inputs());
    for (BlockLayer layer : layers) {
      plans.add(RoutePlan.of(config.pes(), holder, layer.columnBlock(), scheduler));
      holder = layer.rowBlock();
    }
    return plans;
  }

  /// The PE that holds each input of the network: equal runs, the last ones shorter or empty.
  private int[] inputBanks(int inputs) {
    int run = Math.ceilDiv(inputs, config.pes());
    return IntStream.range(0, inputs).map(i -> i / run).toArray();
  }

  private List<ApuLayer> table(List<BlockLayer> layers, List<RoutePlan> plans) {
    var table = new ArrayList<ApuLayer>();
    int weightBase = 0;
    int selectBase = 0;
    for (int i = 0; i < layers.size(); i++) {
      BlockLayer layer = layers.get(i);
      int slots = plans.get(i).schedule().cycles();
      table.add(new ApuLayer(layer.name(), layer.blockInputs(), layer.blockOutputs(), slots, weightBase, selectBase,
          layer.multiplier(), layer.shift(), outputMax(layer), layer.raw()));
      weightBase += layer.blockOutputs();
      selectBase += slots;
    }
    return table;
  }

  private int outputMax(BlockLayer layer) {
    return layer.raw() ? config.maxActivation() : (1 << layer.outputBits()) - 1;
  }

  private List<PeImage> images(List<BlockLayer> layers, List<RoutePlan> plans) {
    return IntStream.range(0, config.pes()).mapToObj(pe -> image(layers, plans, pe)).toList();
  }

  private PeImage image(List<BlockLayer> layers, List<RoutePlan> plans, int pe) {
    var weights = new ArrayList<ImmutableIntArray>();
    var bias = ImmutableIntArray.builder();
    var selects = ImmutableIntArray.builder();
    for (int i = 0; i < layers.size(); i++) {
      BlockLayer layer = layers.get(i);
      List<Integer> rows = rowOrder(layers, plans, i).get(pe);
      for (int r = 0; r < layer.blockOutputs(); r++) {
        weights.add(r < rows.size() ? row(layer, rows.get(r), plans.get(i).arrived().get(pe)) : emptyRow());
        bias.add(r < rows.size() ? layer.bias(rows.get(r)) : 0);
      }
      addSelects(plans.get(i).schedule(), pe, selects);
    }
    return new PeImage(weights, bias.build(), selects.build());
  }

  /// The outputs of each PE in layer `i` in the order of their rows.
  private List<List<Integer>> rowOrder(List<BlockLayer> layers, List<RoutePlan> plans, int i) {
    if (i + 1 < plans.size()) return plans.get(i + 1).sent();
    BlockLayer last = layers.get(i);
    return IntStream.range(0, config.pes())
        .mapToObj(pe -> Arrays.stream(last.outputsOf(pe)).boxed().toList()).toList();
  }

  private ImmutableIntArray row(BlockLayer layer, int output, List<Integer> columns) {
    int[] lanes = new int[config.blockInputs()];
    for (int n = 0; n < columns.size(); n++) lanes[n] = layer.weight(output, columns.get(n));
    return ImmutableIntArray.copyOf(lanes);
  }

  private ImmutableIntArray emptyRow() {
    return ImmutableIntArray.copyOf(new int[config.blockInputs()]);
  }

  private void addSelects(Schedule schedule, int pe, ImmutableIntArray.Builder selects) {
    for (int t = 0; t < schedule.cycles(); t++) {
      int source = schedule.source(t, pe);
      int select = source == Schedule.IDLE ? config.idleSelect() : source;
      selects.add(PeImage.word(config, schedule.sends(t, pe), select));
    }
  }

  /// Where each of `count` values is, given the values of each PE by address.
  private static List<Place> places(int count, List<List<Integer>> byPe) {
    var places = new Place[count];
    for (int pe = 0; pe < byPe.size(); pe++) {
      for (int a = 0; a < byPe.get(pe).size(); a++) places[byPe.get(pe).get(a)] = new Place(pe, a);
    }
    return List.of(places);
  }
}
