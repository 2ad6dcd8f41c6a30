package burin.schematic;

import java.util.List;

/// What a module consists of, before anything has a place.
///
/// @param module its name in the Verilog
/// @param parameters the configuration that it was made with; may be empty
record Diagram(String module, String parameters, List<Block> blocks, List<Link> links) {
  Diagram {
    blocks = List.copyOf(blocks);
    links = List.copyOf(links);
  }
}
