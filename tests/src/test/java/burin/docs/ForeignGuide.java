package burin.docs;

import burin.hdl.ExtModule;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.ir.Foreign;
import burin.ir.ResetStyle;

/// The modules of `docs/guide/foreign.md`.
final class ForeignGuide {
  private ForeignGuide() {}

  // region mac
  /// A multiply-accumulate cell of a vendor's library.
  public static final class Dsp extends ExtModule {
    public final SInt a = input(sint(18));
    public final SInt b = input(sint(18));
    public final SInt total = output(sint(48));

    public Dsp(int start) {
      super("vendor_dsp");
      parameter("START", start);
      clockPin("clk");
      resetPin("rst_n", ResetStyle.SYNC_LOW);
      registered(total);
      source("vendor_dsp.v", """
          module vendor_dsp #(parameter START = 0) (
            input wire clk, input wire rst_n,
            input wire signed [17:0] a, input wire signed [17:0] b,
            output reg signed [47:0] total
          );
            always @(posedge clk) begin
              if (!rst_n) total <= START;
              else total <= total + a * b;
            end
          endmodule
          """);
      model(() -> new Model(start));
    }
  }
  // endregion

  // region model
  /// What the cell does, for the engines that run in the JVM.
  private static final class Model implements Foreign.Model {
    private final int start;
    private long total;

    Model(int start) {
      this.start = start;
    }

    @Override
    public void settle(Foreign.Pinout pins) {
      pins.set("total", total);
    }

    @Override
    public void edge(Foreign.Pinout pins, String clock, boolean reset) {
      total = reset ? start : total + pins.getSigned("a") * pins.getSigned("b");
    }
  }
  // endregion

  // region use
  public static final class DotProduct extends Module {
    public final SInt a = input(sint(18));
    public final SInt b = input(sint(18));
    public final SInt sum = output(sint(48));

    public DotProduct() {
      var cell = instance(new Dsp(0));
      cell.a.drive(a);
      cell.b.drive(b);
      sum.drive(cell.total);
    }
  }
  // endregion

  static DotProduct dotProduct() {
    return new DotProduct();
  }
}
