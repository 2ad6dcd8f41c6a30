package burin.schematic;

import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.verilog.VerilogDesign;
import java.util.LinkedHashMap;
import java.util.Map;

/// A page with the tree of modules at the left and the diagram of one at the right. It needs nothing but the diagrams beside it.
final class SchematicPage {
  static final String FILE = "index.html";
  private static final int LARGEST_TREE = 2000;

  private final VerilogDesign verilog;
  private final StringBuilder tree = new StringBuilder();
  private int rows;

  private SchematicPage(VerilogDesign verilog) {
    this.verilog = verilog;
  }

  static String text(Circuit circuit, VerilogDesign verilog) {
    var page = new SchematicPage(verilog);
    page.add(circuit.top(), "", 0);
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>%1$s</title>
        <style>
          html, body { margin: 0; height: 100%%; font: 12px ui-monospace, monospace; background: #fff; color: #222 }
          body { display: flex }
          nav { flex: none; max-width: 32%%; overflow: auto; padding: 10px; border-right: 1px solid #ccc; white-space: nowrap }
          nav a { display: block; text-decoration: none; color: #0b4fa8; line-height: 1.5 }
          nav span { color: #667 }
          iframe { flex: 1; border: 0; height: 100%% }
        </style>
        </head>
        <body>
        <nav>
        %2$s</nav>
        <iframe name="diagram" title="diagram" src="%1$s.svg"></iframe>
        </body>
        </html>
        """.formatted(verilog.top(), page.tree);
  }

  /// Equal instances of a module have one row.
  private void add(ModuleDef module, String how, int depth) {
    if (rows++ >= LARGEST_TREE) return;
    String name = verilog.identifier(module);
    String style = "padding-left: " + depth + "em";
    if (module.foreign().isPresent()) tree.append("<span style=\"%s\">%s%s</span><br>\n".formatted(style, name, how));
    else tree.append("<a style=\"%s\" target=\"diagram\" href=\"%s\">%s<span>%s</span></a>\n".formatted(
        style, Schematic.file(name), name, how));
    Map<ModuleDef, Integer> children = new LinkedHashMap<>();
    for (Instance instance : module.instances()) children.merge(instance.module(), instance.count(), Integer::sum);
    children.forEach((child, count) -> add(child, count > 1 ? " \u00d7 " + count : "", depth + 1));
  }
}
