package burin.sweep;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.verilog.VerilogDesign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a module instantiates.
///
/// @param module its name in the Verilog
record HierarchyNode(String module, List<Child> instances) {
  /// @param count more than 1 for an array
  record Child(String instance, String module, int count) {}

  HierarchyNode {
    instances = List.copyOf(instances);
  }

  /// Every module once, the top first.
  static List<HierarchyNode> of(Circuit circuit, VerilogDesign verilog) {
    var nodes = new ArrayList<HierarchyNode>();
    for (ModuleDef module : circuit.modules().reversed()) {
      var children = new ArrayList<Child>();
      for (Instance instance : module.instances()) {
        children.add(new Child(verilog.identifier(instance), verilog.identifier(instance.module()), instance.count()));
      }
      nodes.add(new HierarchyNode(verilog.identifier(module), children));
    }
    return nodes;
  }

  Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("module", module);
    fields.put("instances", instances.stream()
        .map(child -> List.of(child.instance(), child.module(), child.count())).toList());
    return fields;
  }
}
