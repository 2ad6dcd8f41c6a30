package burin.verilog;

import static burin.hdl.DataType.bool;
import static burin.hdl.DataType.enumeration;
import static burin.hdl.DataType.index;
import static burin.hdl.DataType.vec;
import static org.assertj.core.api.Assertions.assertThat;

import burin.Burin;
import burin.hdl.Bool;
import burin.hdl.Encoding;
import burin.hdl.EnumValue;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.ir.Circuit;
import burin.random.Stimulus;
import burin.random.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Members of enums have names in the Verilog, wherever they stand.
class EnumNamesTest {
  enum OpCode { ADD, subtract, ShiftLeft, UNUSED }

  static final class First {
    enum State { IDLE, BUSY }
  }

  static final class Second {
    enum State { OFF, IDLE, BUSY, DONE }
  }

  static final class Everywhere extends Module {
    final EnumValue<OpCode> op = input(enumeration(OpCode.class));
    final Vec<EnumValue<OpCode>> ops = input(vec(4, enumeration(OpCode.class)));
    final UInt which = input(index(4));
    final Bool hit = output(bool());
    final Vec<Bool> hits = output(vec(4, bool()));
    final Vec<EnumValue<OpCode>> replaced = output(vec(4, enumeration(OpCode.class)));
    final EnumValue<OpCode> held = output(enumeration(OpCode.class));

    Everywhere() {
      var last = reg(vec(4, enumeration(OpCode.class)), 0);
      var shift = wire(enumeration(OpCode.class));
      shift.drive(OpCode.ShiftLeft);
      var state = reg(enumeration(OpCode.class, Encoding.ONE_HOT), OpCode.ShiftLeft);
      hit.drive(op.is(OpCode.ADD));
      hits.drive(ops.map(lane -> lane.is(OpCode.subtract)));
      replaced.drive(ops.map(lane -> mux(lane.is(OpCode.ADD), shift, lane)));
      last.next(ops);
      when(op.is(OpCode.ADD), () -> state.next(OpCode.subtract));
      held.drive(last.get(which));
      when(state.is(OpCode.ADD), () -> held.drive(OpCode.subtract));
    }
  }

  static final class Clashes extends Module {
    final EnumValue<First.State> first = input(enumeration(First.State.class));
    final EnumValue<Second.State> second = input(enumeration(Second.State.class));
    final Bool STATE_IDLE = input(bool());
    final Bool out = output(bool());

    Clashes() {
      out.drive(STATE_IDLE.and(first.is(First.State.IDLE)).and(second.is(Second.State.BUSY)));
    }
  }

  private static Circuit circuit(Module module) {
    return Burin.circuit(module);
  }

  private static String text(Module module) {
    Circuit circuit = circuit(module);
    return VerilogEmitter.emit(circuit).files().get(circuit.top().name() + ".v");
  }

  @Test
  void areUsedEverywhere() {
    assertThat(text(new Everywhere())).isEqualTo("""
        // Everywhere

        module Everywhere (
          input wire clock,
          input wire reset,
          input wire [1:0] op,
          input wire [7:0] ops,
          input wire [1:0] which,
          output wire hit,
          output reg [3:0] hits,
          output reg [7:0] replaced,
          output reg [1:0] held
        );
          localparam [1:0] OP_CODE_ADD = 2'b00;
          localparam [1:0] OP_CODE_SUBTRACT = 2'b01;
          localparam [1:0] OP_CODE_SHIFT_LEFT = 2'b10;
          localparam [3:0] OP_CODE_2_ADD = 4'b0001;
          localparam [3:0] OP_CODE_2_SUBTRACT = 4'b0010;
          localparam [3:0] OP_CODE_2_SHIFT_LEFT = 4'b0100;

          reg [7:0] last;
          reg [3:0] state;
          wire [1:0] shift;

          assign shift = OP_CODE_SHIFT_LEFT;
          assign hit = op == OP_CODE_ADD;

          always @(ops) begin : hits_loop
            integer i;
            for (i = 0; i < 4; i = i + 1) hits[i] = ops[2*i +: 2] == OP_CODE_SUBTRACT;
          end

          always @(ops or shift) begin : replaced_loop
            integer i;
            for (i = 0; i < 4; i = i + 1) replaced[2*i +: 2] = ops[2*i +: 2] == OP_CODE_ADD ? shift : ops[2*i +: 2];
          end

          always @(posedge clock) begin
            if (reset) last <= {4{OP_CODE_ADD}};
            else last <= ops;
          end

          always @(posedge clock) begin
            if (reset) begin
              state <= OP_CODE_2_SHIFT_LEFT;
            end else begin
              if (op == OP_CODE_ADD) state <= OP_CODE_2_SUBTRACT;
            end
          end

          always @* begin
            held = last[2*which +: 2];
            if (state == OP_CODE_2_ADD) held = OP_CODE_SUBTRACT;
          end
        endmodule
        """);
  }

  @Test
  void doNotClash() {
    assertThat(text(new Clashes())).isEqualTo("""
        // Clashes

        module Clashes (
          input wire first,
          input wire [1:0] second,
          input wire STATE_IDLE,
          output wire out
        );
          localparam STATE_IDLE_2 = 1'b0;
          localparam [1:0] STATE_2_BUSY = 2'b10;

          wire out_and = STATE_IDLE && first == STATE_IDLE_2;
          assign out = out_and && second == STATE_2_BUSY;
        endmodule
        """);
  }

  @Test
  void ofWords() {
    assertThat(EnumConstants.upperCase("Light")).isEqualTo("LIGHT");
    assertThat(EnumConstants.upperCase("OpCode")).isEqualTo("OP_CODE");
    assertThat(EnumConstants.upperCase("HTTPState")).isEqualTo("HTTP_STATE");
    assertThat(EnumConstants.upperCase("SHIFT_LEFT2")).isEqualTo("SHIFT_LEFT2");
    assertThat(EnumConstants.upperCase("Rv32Op")).isEqualTo("RV32_OP");
  }

  @ParameterizedTest
  @EnumSource(names = {"JVM", "ICARUS", "UNROLLED", "LINT", "YOSYS"})
  void runOnAllTools(Target target) {
    for (Circuit circuit : List.of(circuit(new Everywhere()), circuit(new Clashes()))) {
      assertThat(target.fault(circuit, Stimulus.random(circuit, 1, 40))).isEmpty();
    }
  }
}
