package burin.docs;

import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.UInt;

/// The modules of `docs/guide/unknowns.md`.
final class UnknownsGuide {
  private UnknownsGuide() {}

  // region echo
  /// Adds to each sample the one that came eight before it.
  public static final class Echo extends Module {
    public final Bool valid = input(bool());
    public final UInt in = input(uint(8));
    public final UInt out = output(uint(9));

    public Echo() {
      var samples = memory(uint(8), 8);
      var position = reg(uint(3), 0);
      when(valid, () -> {
        samples.write(position, in);
        position.next(position.add(1).wrap(3));
      });
      var old = samples.read(position);
      out.drive(in.add(old));
    }
  }
  // endregion

  // region clean
  /// The same, with silence before the first sample.
  public static final class CleanEcho extends Module {
    public final Bool valid = input(bool());
    public final UInt in = input(uint(8));
    public final UInt out = output(uint(9));

    public CleanEcho() {
      var samples = memory(uint(8), 8);
      var position = reg(uint(3), 0);
      var full = reg(bool(), false);
      when(valid, () -> {
        samples.write(position, in);
        position.next(position.add(1).wrap(3));
        when(position.eq(7), () -> full.next(lit(true)));
      });
      var old = mux(full, samples.read(position), ulit(0));
      out.drive(in.add(old));
    }
  }
  // endregion
}
