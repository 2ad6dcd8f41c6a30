package burin.apu;

/// The networks that can bring the activations of a layer to `pes` processing elements, and the configuration memory
/// that each needs.
///
/// Two kinds are compared. A space-division network (crossbar, Clos, Benes) connects all activations at once and needs
/// its configuration once. The multiplexers of the APU do it in `T = ceil(activations / pes)` slots and need a word per
/// slot. The paper's "one to two orders of magnitude" less memory holds against a crossbar or Clos network with one bit
/// for each crosspoint, and only because the order of a block's rows is free ([#MUX_SEQ]): with encoded selects a
/// crossbar or a Benes network needs but two to three times as much, and multiplexers that store source addresses
/// ([#MUX_ADDR]) need as much as the encoded crossbar.
public enum RoutingMemory {
  /// One bit for each crosspoint.
  CROSSBAR {
    @Override
    long of(long activations, int pes) {
      return activations * activations;
    }
  },

  /// A strictly non-blocking Clos network with one bit for each crosspoint: `r` switches of `n` by `m` at each side and
  /// `m` of `r` by `r` between, where `n = floor(sqrt(activations / 2))` and `m = 2n - 1`.
  CLOS {
    @Override
    long of(long activations, int pes) {
      long n = Math.max(1, (long) Math.sqrt(activations / 2.0));
      long r = Math.ceilDiv(activations, n);
      long m = 2 * n - 1;
      return 2 * r * n * m + m * r * r;
    }
  },

  /// A crossbar that stores for each output the number of its input.
  ENCODED_CROSSBAR {
    @Override
    long of(long activations, int pes) {
      return activations * ceilLog2(activations);
    }
  },

  /// A Benes network: one bit for each two by two switch, for a power of two of activations.
  BENES {
    @Override
    long of(long activations, int pes) {
      int stages = ceilLog2(activations);
      return stages == 0 ? 0 : (2L * stages - 1) << (stages - 1);
    }
  },

  /// Multiplexers with a select a slot; sources send their rows in order.
  MUX_SEQ {
    @Override
    long of(long activations, int pes) {
      return pes * slots(activations, pes) * ceilLog2(pes + 1L);
    }
  },

  /// What this machine stores: [#MUX_SEQ] with a bit that tells a source to send, where it would have to be decoded
  /// from the selects of all destinations.
  MUX_SEQ_SEND {
    @Override
    long of(long activations, int pes) {
      return MUX_SEQ.of(activations, pes) + pes * slots(activations, pes);
    }
  },

  /// Multiplexers with a select a slot, and the address of the row that each source sends.
  MUX_ADDR {
    @Override
    long of(long activations, int pes) {
      long slots = slots(activations, pes);
      return MUX_SEQ.of(activations, pes) + pes * slots * ceilLog2(slots);
    }
  };

  /// Bits of configuration for a layer of `activations` inputs that are spread evenly over `pes` PEs.
  ///
  /// @param activations 1..2^24
  /// @param pes at least 1; only multiplexers depend on it
  /// @throws IllegalArgumentException if a number is out of its range
  public long bits(long activations, int pes) {
    if (activations < 1 || activations > 1 << 24) throw new IllegalArgumentException(
        "routing memory: activations is %d, allowed 1..%d".formatted(activations, 1 << 24));
    if (pes < 1) throw new IllegalArgumentException("routing memory: pes is %d, must be at least 1".formatted(pes));
    return of(activations, pes);
  }

  abstract long of(long activations, int pes);

  private static long slots(long activations, int pes) {
    return Math.ceilDiv(activations, pes);
  }

  private static int ceilLog2(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value - 1);
  }
}
