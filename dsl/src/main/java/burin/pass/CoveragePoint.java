package burin.pass;

import burin.source.Place;
import java.util.List;

/// Something of a module that a test can reach.
///
/// @param subject what it belongs to, such as a register's name
/// @param detail which of those that the subject has; may be empty
/// @param probe where an instance of the module keeps how often it was reached
public record CoveragePoint(CoverageKind kind, Place place, String subject, String detail, Probe probe) {
  /// State that [InstrumentCoverage] has added, named as in the module.
  public sealed interface Probe {
    /// A register that counts.
    record Counter(String register) implements Probe {}

    /// A bit of a register that stays set.
    record Bit(String register, int bit) implements Probe {}

    /// Words of a memory that count, summed up.
    record Words(String memory, List<Integer> words) implements Probe {
      public Words {
        words = List.copyOf(words);
      }
    }

    /// What is left of the whole when the parts are taken away.
    record Rest(Probe whole, List<Probe> parts) implements Probe {
      public Rest {
        parts = List.copyOf(parts);
      }
    }
  }
}
