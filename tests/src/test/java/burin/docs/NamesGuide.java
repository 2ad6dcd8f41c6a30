package burin.docs;

import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import java.util.ArrayList;
import java.util.List;

/// The modules of `docs/guide/names.md`.
final class NamesGuide {
  private NamesGuide() {}

  // region names
  /// The distance of two points, squared, and how many were close.
  public static final class Distance extends Module {
    public final Vec<SInt> a = input(vec(2, sint(8)));
    public final Vec<SInt> b = input(vec(2, sint(8)));
    public final UInt distance = output(range(0, 130_050));
    public final UInt close = output(uint(8));

    public Distance() {
      var x = square(a.get(0).sub(b.get(0)));
      var y = named("height", square(a.get(1).sub(b.get(1))));
      distance.drive(x.add(y));

      var count = reg(uint(8), 0);
      when(x.add(y).lt(100), () -> count.next(count.incrementWrapping()));
      close.drive(count.min(200));
    }

    /// A method that makes hardware: the variable that takes its result gives the name.
    private UInt square(SInt difference) {
      return difference.mul(difference).max(0).toUInt();
    }
  }
  // endregion

  // region repeated
  /// A register in a row, and a port, for each of some names.
  public static final class Row extends Module {
    public final UInt in = input(uint(8));
    public final List<UInt> outs = new ArrayList<>();

    public Row(List<String> names) {
      var last = in;
      for (var name : names) {
        var stage = reg(uint(8));                             // stage, stage_1, stage_2, ...
        stage.next(last);
        var out = naming(name, () -> output(uint(8)));        // a name that no variable has
        out.drive(stage);
        outs.add(out);
        last = stage;
      }
    }
  }
  // endregion

  static Distance distance() {
    return new Distance();
  }

  static Row row() {
    return new Row(List.of("early", "late"));
  }
}
