package burin.docs;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import java.util.Arrays;

/// The modules of `docs/tutorial.md`.
final class Tutorial {
  private Tutorial() {}

  // region average
  /// The average of the present sample and the one before.
  public static final class Average extends Module {
    public final UInt sample = input(uint(8));
    public final UInt average = output(uint(8));

    public Average() {
      var before = reg(uint(8), 0);
      before.next(sample);
      var sum = sample.add(before);
      average.drive(sum.shr(1));
    }
  }
  // endregion

  static Average average() {
    return new Average();
  }

  static final class Hasty {
    private Hasty() {}

    // region mistake
    public static final class Average extends Module {
      public final UInt sample = input(uint(8));
      public final UInt average = output(uint(8));

      public Average() {
        var before = reg(uint(8), 0);
        before.next(sample);
        var sum = sample.add(before);
        average.drive(sum);
      }
    }
    // endregion
  }

  // region filter
  /// A filter with constant taps: each output is the sum of the last samples, each times its tap. The newest sample meets
  /// the last tap. The result is there one cycle after the sample that completes it.
  public static final class Filter extends Module {
    public record Config(int sampleBits, long... taps) {
      public Config {
        if (taps.length == 0) throw new IllegalArgumentException("a filter needs at least one tap");
      }

      int tapBits() {
        long largest = Arrays.stream(taps).map(tap -> tap < 0 ? ~tap : tap).max().orElseThrow();
        return 65 - Long.numberOfLeadingZeros(largest);
      }
    }

    private final Config config;

    public final Bool valid = input(bool());
    public final SInt sample = input(sint(config.sampleBits()));
    public final SInt result;

    public Filter(Config config) {
      this.config = config;
      super();
      var window = reg(vec(config.taps().length, sample.type()), 0);
      when(valid, () -> window.next(window.shiftIn(sample)));

      var taps = constants(sint(config.tapBits()), config.taps());
      var products = window.zip(taps, SInt::mul);
      var sum = products.reduceTree(SInt::add);
      result = output(sum.type());
      result.drive(sum);
    }
  }
  // endregion

  static Filter filter() {
    return new Filter(new Filter.Config(8, 1, -4, 9, 30, 30, 9, -4, 1));
  }

  // region bank
  /// Several equal filters, one channel each.
  public static final class FilterBank extends Module {
    private final int channels;

    public final Bool valid = input(bool());
    public final Vec<SInt> samples = input(vec(channels, sint(8)));
    public final Vec<SInt> results;

    public FilterBank(int channels) {
      this.channels = channels;
      super();
      var filters = instances(channels, () -> new Filter(new Filter.Config(8, 1, 2, 1)));
      filters.all(f -> f.valid, valid);
      filters.each(f -> f.sample, samples);

      var outputs = filters.get(f -> f.result);
      results = output(outputs.type());
      results.drive(outputs);
    }
  }
  // endregion

  static FilterBank bank() {
    return new FilterBank(4);
  }
}
