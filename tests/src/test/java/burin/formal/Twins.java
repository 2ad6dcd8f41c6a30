package burin.formal;

import java.util.List;
import java.util.stream.Stream;

/// All circuits that have a twin.
final class Twins {
  private Twins() {}

  static List<Twin> all() {
    return Stream.of(NumberTwins.all(), BitTwins.all(), KindTwins.all(), LaneTwins.all(), StateTwins.all(), StructureTwins.all())
        .flatMap(List::stream).toList();
  }
}
