package burin.sim.unknown;

import burin.ir.Instance;
import burin.ir.Memory;
import burin.ir.ModuleDef;
import burin.ir.Port;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.SyncRead;
import burin.ir.Types;
import burin.sim.Hierarchy;
import burin.sim.Values;
import burin.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One instance of a module with its state, in the tree of all instances.
final class Node {
  final Facts facts;
  /// Null for the top, as is `instance`.
  final Node parent;
  final Instance instance;
  final int index;
  final Map<Instance, List<Node>> children = new LinkedHashMap<>();
  final Frame frame = new Frame(this);
  /// The top has these only.
  final Map<Port, Word> inputs = new HashMap<>();
  /// Of registers and read ports.
  final Map<Signal, Word> held = new LinkedHashMap<>();
  final Map<Memory, List<Word>> words = new LinkedHashMap<>();
  /// What has been found of driven signals in this cycle.
  final Map<Signal, Word> found = new HashMap<>();
  /// Null for all but foreign modules.
  final ForeignState foreign;
  private final String path;

  Node(ModuleDef module, Node parent, Instance instance, int index, Function<ModuleDef, Facts> factsOf) {
    this.facts = factsOf.apply(module);
    this.parent = parent;
    this.instance = instance;
    this.index = index;
    this.path = parent == null ? "" : parent.path + new Hierarchy.Hop(instance, index) + ".";
    this.foreign = module.foreign().map(contents -> new ForeignState(module, contents, path)).orElse(null);
    if (parent == null) {
      module.inputs().forEach(port -> inputs.put(port, Word.ofBits(port.type(), Values.initial(port.type()), Doubt.NONE)));
    }
    module.registers().forEach(register -> held.put(register, unset(register)));
    module.reads().forEach(read -> held.put(read, unset(read)));
    module.memories().forEach(memory -> words.put(memory, words(memory)));
    module.instances().forEach(child -> children.put(child, instances(child, factsOf)));
  }

  private List<Node> instances(Instance child, Function<ModuleDef, Facts> factsOf) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < child.count(); i++) nodes.add(new Node(child.module(), this, child, i, factsOf));
    return nodes;
  }

  private Word unset(Signal signal) {
    return Word.unset(signal.type(), "", lane -> Cause.origin(name(signal, lane), signal.place()));
  }

  private List<Word> words(Memory memory) {
    int scalars = Types.scalarCount(memory.element());
    int given = memory.contents().map(contents -> contents.size() / scalars).orElse(0);
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < memory.depth(); i++) {
      Cause origin = Cause.origin(wordName(memory, i), memory.place());
      words.add(i < given
          ? Word.constants(memory.element(), memory.contents().get(), i * scalars)
          : Word.unset(memory.element(), "", _ -> origin));
    }
    return words;
  }

  String wordName(Memory memory, int address) {
    return "word " + address + " of memory `" + path + memory.name() + "`";
  }

  private static String kind(Signal signal) {
    return switch (signal) {
      case Register _ -> "register";
      case SyncRead _ -> "read port";
      case Port port -> port.isInput() ? "input" : "output";
      default -> "signal";
    };
  }

  String name(Signal signal) {
    return name(signal, "");
  }

  String name(Signal signal, String lane) {
    return kind(signal) + " `" + path + signal.name() + lane + "`";
  }

  /// The same with this signal on the way of its doubts.
  Word through(Signal signal, Word word, long edge) {
    return word.isWhollyKnown() ? word : word.because(cause -> cause.to(name(signal), signal.place(), edge));
  }

  Word through(Memory memory, int address, Word word, long edge) {
    return word.isWhollyKnown() ? word : word.because(cause -> cause.to(wordName(memory, address), memory.place(), edge));
  }

  String where() {
    return path.isEmpty() ? "" : " in `" + path.substring(0, path.length() - 1) + "`";
  }

  Place place() {
    return instance == null ? facts.module().place() : instance.place();
  }

  Node descendant(List<Hierarchy.Hop> hops) {
    Node node = this;
    for (Hierarchy.Hop hop : hops) node = node.children.get(hop.instance()).get(hop.index());
    return node;
  }

  /// This node and all below it.
  List<Node> all() {
    List<Node> all = new ArrayList<>(List.of(this));
    for (int i = 0; i < all.size(); i++) all.get(i).children.values().forEach(all::addAll);
    return all;
  }

  void forget() {
    found.clear();
    frame.forget();
  }
}
