package burin.flow;

import java.util.OptionalInt;
import java.util.function.Consumer;

/// What the user wants to run.
///
/// @param network a shipped one, [#RANDOM], [#LARGEST], or the path of a network file
/// @param dataset [#SAMPLE], [#FULL], [#RANDOM], or a folder of IDX files
/// @param seed of what is random
/// @param images how many; if empty, [#DEFAULT_IMAGES] of what ships or is random, and all of any other set
/// @param progress told about steps that take long, such as fetching a data set
public record Choice(String network, String dataset, long seed, OptionalInt images, Consumer<String> progress) {
  public static final String RANDOM = "random";
  /// A random network that fills the machine, for designs that have one; see [Design#madeNetworks].
  public static final String LARGEST = "largest";
  public static final String SAMPLE = "sample";
  public static final String FULL = "full";
  public static final int DEFAULT_IMAGES = 100;

  /// Whether a network is made and not read: images of data sets do not fit it.
  public static boolean isMade(String network) {
    return network.equals(RANDOM) || network.equals(LARGEST);
  }
}
