package burin.verilog;

/// The module that lets the edges of a clock through or not. It is a module of its own so that a flow can put the cell of
/// its library in its place.
///
/// The latch is open while the clock is low, so that an enable that changes while the clock is high, as it does after an
/// edge, cuts no pulse.
final class ClockGate {
  static final String NAME = "ClockGate";
  static final String CLOCK = "clock";
  static final String ENABLE = "enable";
  static final String GATED = "gated_clock";

  private ClockGate() {}

  static String text(String name) {
    return """
        // %s
        //
        // Lets through those pulses of the clock before whose rising edge `enable` is high.
        // A cell of the target's library may take its place.

        module %s (
          input wire clock,
          input wire enable,
          output wire gated_clock
        );
          reg enabled;

          /* verilator lint_off LATCH */
          always @* begin
            if (!clock) enabled = enable;
          end
          /* verilator lint_on LATCH */

          assign gated_clock = clock & enabled;
        endmodule
        """.formatted(name, name);
  }
}
