package burin.flow;

import burin.ir.Clock;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.pass.ExtractMemories;
import burin.pass.MemoryShape;
import burin.verilog.VerilogDesign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The shapes of a design's memories, for whoever has macros made of them.
final class MemoryList {
  /// The name of its file.
  static final String FILE = "memories.json";

  private final ExtractMemories.Result result;
  private final VerilogDesign verilog;
  private final Map<ModuleDef, List<String>> instances = new HashMap<>();

  private MemoryList(ExtractMemories.Result result, VerilogDesign verilog) {
    this.result = result;
    this.verilog = verilog;
  }

  static String text(ExtractMemories.Result result, VerilogDesign verilog) {
    var list = new MemoryList(result, verilog);
    list.collect(result.circuit().top(), verilog.top());
    List<Object> shapes = new ArrayList<>();
    result.shapes().forEach((module, shape) -> shapes.add(list.fields(module, shape)));
    return Json.text(Map.of("memories", shapes));
  }

  /// As deep as the hierarchy of modules.
  private void collect(ModuleDef module, String path) {
    instances.computeIfAbsent(module, _ -> new ArrayList<>()).add(path);
    for (Instance instance : module.instances()) {
      String inner = path + "." + verilog.identifier(instance);
      for (int i = 0; i < instance.count(); i++) {
        collect(instance.module(), instance.isArray() ? inner + "[" + i + "]" : inner);
      }
    }
  }

  private Map<String, Object> fields(ModuleDef module, MemoryShape shape) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("module", verilog.identifier(module));
    fields.put("words", shape.words());
    fields.put("width", shape.width());
    fields.put("lanes", Math.max(1, shape.lanes()));
    fields.put("readPorts", shape.count(MemoryShape.Kind.READ));
    fields.put("combinationalReadPorts", shape.count(MemoryShape.Kind.COMBINATIONAL_READ));
    fields.put("writePorts", shape.count(MemoryShape.Kind.WRITE));
    fields.put("readWritePorts", shape.count(MemoryShape.Kind.READ_WRITE));
    fields.put("readsWhileWriting", result.readingWhileWriting().contains(module));
    fields.put("clocks", clocks(module, shape));
    fields.put("ports", module.ports().stream().map(port -> port(module, port)).toList());
    fields.put("instances", instances.get(module));
    return fields;
  }

  private static List<Object> clocks(ModuleDef module, MemoryShape shape) {
    List<Object> clocks = new ArrayList<>();
    List<Clock> used = module.usedClocks();
    for (int i = 0; i < used.size(); i++) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("name", used.get(i).line());
      fields.put("ports", shape.portsOf(i));
      clocks.add(fields);
    }
    return clocks;
  }

  private Map<String, Object> port(ModuleDef module, Port port) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", verilog.identifier(module, port));
    fields.put("direction", port.isInput() ? "input" : "output");
    fields.put("width", port.type().width());
    return fields;
  }
}
