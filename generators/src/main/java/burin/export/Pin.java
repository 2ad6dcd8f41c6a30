package burin.export;

import burin.ir.Circuit;
import burin.ir.Clock;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.util.ArrayList;
import java.util.List;

/// A port of the top module as the Verilog has it, clocks and resets among them.
record Pin(String name, boolean isInput, int width, Role role) {
  enum Role { CLOCK, RESET, DATA }

  static List<Pin> of(Circuit circuit) {
    VerilogDesign verilog = VerilogEmitter.emit(circuit);
    ModuleDef top = circuit.top();
    List<Pin> pins = new ArrayList<>();
    for (Clock clock : top.usedClocks()) pins.add(new Pin(clock.line(), true, 1, Role.CLOCK));
    for (Clock clock : top.usedResets()) pins.add(new Pin(clock.resetLine(top.reset(clock)), true, 1, Role.RESET));
    for (Port port : top.ports()) {
      pins.add(new Pin(verilog.identifier(top, port), port.isInput(), port.type().width(), Role.DATA));
    }
    return pins;
  }
}
