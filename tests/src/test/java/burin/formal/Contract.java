package burin.formal;

import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Circuit;
import burin.ir.EnumType;
import burin.ir.IntType;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecType;
import burin.verilog.VerilogDesign;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Adds to a circuit's Verilog what its types promise: that its inputs keep to their ranges is assumed, that its registers
/// and outputs do is to be proved.
final class Contract {
  private final Circuit circuit;
  private final VerilogDesign design;

  private Contract(Circuit circuit, VerilogDesign design) {
    this.circuit = circuit;
    this.design = design;
  }

  /// The design's files with the promises in them.
  static Map<String, String> in(Circuit circuit, VerilogDesign design) {
    var contract = new Contract(circuit, design);
    var files = new LinkedHashMap<>(design.files());
    for (ModuleDef module : circuit.modules()) {
      files.computeIfPresent(design.identifier(module) + ".v", (_, text) -> contract.with(module, text));
    }
    return files;
  }

  private String with(ModuleDef module, String text) {
    List<String> lines = new ArrayList<>();
    for (Register register : module.registers()) add("assert", module, register, lines);
    if (module == circuit.top()) {
      for (Port port : module.ports()) add(port.isInput() ? "assume" : "assert", module, port, lines);
    }
    int end = text.lastIndexOf("endmodule");
    return text.substring(0, end) + String.join("", lines) + text.substring(end);
  }

  private void add(String verb, ModuleDef module, Signal signal, List<String> lines) {
    String name = design.identifier(module, signal);
    int count = Types.scalarCount(signal.type());
    Type scalar = Types.scalar(signal.type());
    for (int i = 0; i < count; i++) {
      String lane = signal.type() instanceof VecType ? name + "[" + i * scalar.width() + " +: " + scalar.width() + "]" : name;
      String holds = condition(lane, scalar);
      if (!holds.isEmpty()) lines.add("  always @* " + verb + " (" + holds + ");\n");
    }
  }

  /// That a scalar is what its type says, or nothing where all patterns of bits are.
  private static String condition(String name, Type type) {
    return switch (type) {
      case BoolType _, BitsType _ -> "";
      case IntType _ when Types.isWhole(type) -> "";
      case IntType(var range) -> {
        String number = range.isSigned() ? "$signed(" + name + ")" : "$signed({1'b0, " + name + "})";
        yield number + " >= " + constant(range.lo()) + " && " + number + " <= " + constant(range.hi());
      }
      case EnumType codes -> codes.codes().stream().map(code -> name + " == " + code).collect(Collectors.joining(" || "));
      case VecType _ -> throw new IllegalArgumentException("no scalar");
    };
  }

  private static String constant(BigInteger value) {
    int width = value.bitLength() + 2;
    return (value.signum() < 0 ? "-" : "") + width + "'sd" + value.abs();
  }
}
