package burin.synth;

import burin.ir.Circuit;
import burin.ir.Foreign;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.pass.ExtractMemories;
import burin.pass.MemoryShape;
import burin.pass.MemoryShape.Kind;
import burin.verilog.VerilogDesign;
import burin.verilog.VerilogEmitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Cuts a circuit into modules that are synthesized one by one. Each memory that can be is a module of its own.
final class Units {
  private static final String END_OF_PORTS = "\n);\n";

  private final Target target;
  private final int largestMemory;
  private final VerilogDesign verilog;
  private final Map<String, Unit> units = new LinkedHashMap<>();

  private Units(VerilogDesign verilog, Target target, int largestMemory) {
    this.verilog = verilog;
    this.target = target;
    this.largestMemory = largestMemory;
  }

  /// @return by name, each after those that it instantiates
  static Map<String, Unit> of(Circuit circuit, Target target, int largestMemory) {
    ExtractMemories.Result extracted = ExtractMemories.of(circuit, ExtractMemories.Which.ALL);
    var units = new Units(VerilogEmitter.emit(extracted.circuit()), target, largestMemory);
    units.addGates(extracted.circuit());
    for (ModuleDef module : extracted.circuit().modules()) {
      units.add(module, Optional.ofNullable(extracted.shapes().get(module)));
    }
    return units.units;
  }

  /// Files that belong to no module of the circuit: those of clock gates.
  private void addGates(Circuit circuit) {
    Set<String> known = new HashSet<>();
    for (ModuleDef module : circuit.modules()) {
      known.add(verilog.identifier(module) + ".v");
      module.foreign().ifPresent(foreign -> known.addAll(foreign.sources().keySet()));
    }
    for (String file : verilog.files().keySet()) {
      if (file.endsWith(".v") && !known.contains(file)) put(file.replaceFirst("\\.v$", ""), Optional.empty());
    }
  }

  private void add(ModuleDef module, Optional<MemoryShape> shape) {
    String name = verilog.identifier(module);
    if (module.foreign().isEmpty()) put(name, shape.filter(this::staysMacro).map(Units::bits));
    else units.putIfAbsent(name, foreign(name, module, module.foreign().get().sources()));
  }

  private Unit foreign(String name, ModuleDef module, Map<String, String> sources) {
    return sources.isEmpty()
        ? new Unit(name, sources, outline(name, module, module.foreign().orElseThrow()), Optional.of(0L), true)
        : new Unit(name, sources, String.join("\n", sources.values()), Optional.empty(), true);
  }

  /// What is known of a module that nobody has Verilog of.
  private String outline(String name, ModuleDef module, Foreign foreign) {
    List<String> lines = new ArrayList<>();
    foreign.pins().values().forEach(pins -> {
      lines.add("input " + pins.clock());
      pins.reset().ifPresent(reset -> lines.add("input " + reset.line()));
    });
    for (Port port : module.ports()) {
      lines.add("%s [%d:0] %s".formatted(port.isInput() ? "input" : "output", port.type().width() - 1,
          verilog.identifier(module, port)));
    }
    String parameters = foreign.parameters().isEmpty() ? "" : foreign.parameters().keySet().stream()
        .map("parameter %s = 0"::formatted).collect(Collectors.joining(", ", "#(", ") "));
    return "module %s %s(%s);%nendmodule%n".formatted(name, parameters, String.join(", ", lines));
  }

  private void put(String name, Optional<Long> macroBits) {
    var files = new LinkedHashMap<String, String>();
    verilog.files().forEach((file, text) -> {
      if (file.equals(name + ".v") || file.startsWith(name + ".") && !file.endsWith(".v")) files.put(file, text);
    });
    units.put(name, new Unit(name, files, header(files.get(name + ".v")), macroBits, false));
  }

  /// The emitter ends the ports of a module by a line of its own.
  private static String header(String text) {
    int end = text.indexOf(END_OF_PORTS);
    if (end < 0) throw new IllegalStateException("no ports in " + text.lines().findFirst().orElse("nothing"));
    return text.substring(0, end) + END_OF_PORTS + "endmodule\n";
  }

  private static long bits(MemoryShape shape) {
    return (long) shape.words() * shape.width();
  }

  private boolean staysMacro(MemoryShape shape) {
    return bits(shape) > largestMemory && !isMapped(shape);
  }

  /// Whether the FPGA has memories for it.
  private boolean isMapped(MemoryShape shape) {
    int writes = shape.count(Kind.WRITE) + shape.count(Kind.READ_WRITE);
    return switch (target) {
      case OSU018 -> false;
      case XC7 -> writes <= 1 || writes + shape.count(Kind.READ) <= 2 && shape.count(Kind.COMBINATIONAL_READ) == 0;
      case ICE40 -> writes <= 1 && shape.count(Kind.COMBINATIONAL_READ) == 0;
    };
  }
}
