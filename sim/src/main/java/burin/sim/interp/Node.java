package burin.sim.interp;

import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Signal;
import burin.ir.Types;
import burin.ir.VecLiteral;
import burin.sim.Hierarchy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// One instance of a module with its state, in the tree of all instances.
final class Node {
  final ModuleFacts facts;
  /// Null for the top, as is `instance`.
  final Node parent;
  final Instance instance;
  /// Which of an array of instances this is.
  final int index;
  final Map<Instance, List<Node>> children = new LinkedHashMap<>();

  /// What has been poked; the top has these only.
  final Map<Port, Value> inputs = new HashMap<>();
  /// Of registers and read ports.
  final Map<Signal, Value> held = new LinkedHashMap<>();
  final Map<Memory, List<Value>> words = new LinkedHashMap<>();

  /// What has been found in this cycle: of registers and read ports what they take at the next edge.
  final Map<Signal, Value> found = new HashMap<>();
  final Set<Signal> beingFound = new HashSet<>();
  final Frame frame;
  /// The model of a foreign module; null for all others.
  final ForeignNode foreign;

  /// @param factsOf the facts of a module, made once for all its instances
  Node(ModuleDef module, Node parent, Instance instance, int index, Function<ModuleDef, ModuleFacts> factsOf) {
    this.facts = factsOf.apply(module);
    this.parent = parent;
    this.instance = instance;
    this.index = index;
    this.frame = new Frame(this);
    this.foreign = module.foreign().map(contents -> new ForeignNode(module, contents)).orElse(null);
    if (parent == null) module.inputs().forEach(port -> inputs.put(port, Value.initial(port.type())));
    module.registers().forEach(register -> held.put(register, Value.initial(register.type())));
    module.reads().forEach(read -> held.put(read, Value.initial(read.type())));
    module.memories().forEach(memory -> words.put(memory, initialWords(memory)));
    module.instances().forEach(child -> children.put(child, instances(child, factsOf)));
  }

  private List<Node> instances(Instance child, Function<ModuleDef, ModuleFacts> factsOf) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < child.count(); i++) nodes.add(new Node(child.module(), this, child, i, factsOf));
    return nodes;
  }

  private static List<Value> initialWords(Memory memory) {
    int scalars = Types.scalarCount(memory.element());
    int given = memory.contents().map(contents -> contents.size() / scalars).orElse(0);
    List<Value> words = new ArrayList<>();
    for (int i = 0; i < memory.depth(); i++) {
      words.add(i < given
          ? Value.of(memory.element(), memory.contents().get(), i * scalars)
          : Value.initial(memory.element()));
    }
    return words;
  }

  static Value constant(Expr expr) {
    return switch (expr) {
      case Literal literal -> Value.of(literal.value());
      case VecLiteral literal -> Value.of(literal.type(), literal.values(), 0);
      default -> throw new IllegalArgumentException("no constant: " + expr.getClass());
    };
  }

  ModuleDef module() {
    return facts.module;
  }

  Node descendant(List<Hierarchy.Hop> path) {
    Node node = this;
    for (Hierarchy.Hop hop : path) node = node.children.get(hop.instance()).get(hop.index());
    return node;
  }

  /// Forgets what was found from inputs or state that have changed since.
  void forget() {
    found.clear();
    beingFound.clear();
    frame.forget();
    for (List<Node> nodes : children.values()) nodes.forEach(Node::forget);
  }

  /// This node and all below it.
  List<Node> all() {
    List<Node> all = new ArrayList<>();
    all.add(this);
    for (int i = 0; i < all.size(); i++) all.get(i).children.values().forEach(all::addAll);
    return all;
  }

  /// `top.tiles[3]`.
  @Override
  public String toString() {
    if (parent == null) return module().name();
    return parent + "." + new Hierarchy.Hop(instance, index);
  }
}
