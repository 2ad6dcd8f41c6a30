package burin.approxconv.reference;

import burin.nn.ConvNetwork;
import burin.nn.Dataset;
import burin.nn.reference.ConvReference;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Finds the smallest number of levels with which a gated network loses little accuracy.
///
/// Accuracy is that of the bit-exact gated model on images that neither training nor the later report uses.
public final class LevelSelection {
  private LevelSelection() {}

  /// The outcome for one number of levels.
  ///
  /// @param levels levels above 0
  /// @param correct images that the gated network classifies as their labels say
  public record Trial(int levels, int correct) {}

  /// What was tried and found.
  ///
  /// @param images of the set
  /// @param base those that the network without predictors classifies as their labels say
  /// @param trials for every number of levels, in ascending order
  /// @param chosen the smallest number of levels whose loss is below the limit, if there is one
  public record Selection(int images, int base, List<Trial> trials, OptionalInt chosen) {
    public Selection {
      trials = List.copyOf(trials);
    }
  }

  /// Tries 1 to 8 levels on `validation`; a loss of `limit`, a share of the images, is already too much.
  public static Selection select(ConvNetwork network, Scheme scheme, Dataset validation, double limit) {
    int base = new ConvReference(network).correct(validation);
    List<Trial> trials = new ArrayList<>();
    for (int levels = 1; levels <= PowerLevels.MAX_COUNT; levels++) {
      var model = new GatedReference(GatedNetwork.of(network, scheme, levels));
      trials.add(new Trial(levels, model.report(validation).correct()));
    }
    OptionalInt chosen = trials.stream()
        .filter(trial -> base - trial.correct() < limit * validation.size()).mapToInt(Trial::levels).findFirst();
    return new Selection(validation.size(), base, trials, chosen);
  }
}
