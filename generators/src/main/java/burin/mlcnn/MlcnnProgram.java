package burin.mlcnn;

import burin.nn.MapShape;
import java.util.List;

/// A network for an accelerator: the contents of its DRAM, and where in it inputs and outputs lie.
///
/// The arrays are the program's own and are not copied, since they are large: nobody may write to them.
///
/// @param config the accelerator
/// @param name of the network
/// @param layers how each layer is computed
/// @param commandBase the word of the first command
/// @param image the contents of the DRAM before a run, but for the input
/// @param input where the input belongs
/// @param output where the output is found
public record MlcnnProgram(
    MlcnnConfig config, String name, List<LayerProgram> layers, int commandBase, long[] image, MapPlace input, MapPlace output) {

  /// A layer.
  ///
  /// @param plan how it is computed
  /// @param commands of its tiles
  /// @param output where its outputs lie
  public record LayerProgram(LayerPlan plan, List<Command> commands, MapPlace output) {
    public LayerProgram {
      commands = List.copyOf(commands);
    }
  }

  public MlcnnProgram {
    layers = List.copyOf(layers);
  }

  /// The commands of all layers.
  public List<Command> commands() {
    return layers.stream().flatMap(layer -> layer.commands().stream()).toList();
  }

  /// Puts an input into `dram`, channel after channel and row after row.
  public void place(long[] dram, int[] values) {
    int i = 0;
    for (int channel = 0; channel < input.channels(); channel++) {
      for (int row = 0; row < input.rows(); row++) {
        for (int column = 0; column < input.columns(); column++) input.set(dram, channel, row, column, values[i++]);
      }
    }
  }

  /// Takes the output of the last layer out of `dram`.
  public int[] read(long[] dram) {
    return read(dram, output);
  }

  /// Takes the maps of a layer out of `dram`.
  public static int[] read(long[] dram, MapPlace maps) {
    var shape = new MapShape(maps.channels(), maps.rows(), maps.columns());
    int[] values = new int[shape.size()];
    for (int channel = 0; channel < maps.channels(); channel++) {
      for (int row = 0; row < maps.rows(); row++) {
        for (int column = 0; column < maps.columns(); column++) {
          values[shape.index(channel, row, column)] = maps.get(dram, channel, row, column);
        }
      }
    }
    return values;
  }
}
