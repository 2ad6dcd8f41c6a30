package burin.verilog;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// An `always` block with loops that is being written.
final class Block {
  final String name;
  /// The arrays that it uses, which are declared before it: in the module, where all tools take them.
  final Lines arrays = new Lines(1);
  /// The variables of its own.
  final Lines declarations = new Lines(2);
  final Lines body = new Lines(2);
  /// What only this block uses, its arrays included.
  final Set<Declaration> own = Collections.newSetFromMap(new IdentityHashMap<>());
  /// How many loop variables it needs.
  int loopVariables;

  Block(String name) {
    this.name = name;
  }
}
