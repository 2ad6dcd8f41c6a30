package burin.schematic;

import burin.ir.Expr;
import burin.ir.Register;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Parts of a module's logic and registers that hang together, each of which is one box.
///
/// Computing nodes belong together where one uses the other, and with the registers that they read or feed.
final class Clusters {
  private final Map<Object, Integer> numbers = new IdentityHashMap<>();
  private final List<Object> members = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();

  private int number(Object member) {
    return numbers.computeIfAbsent(member, _ -> {
      members.add(member);
      parents.add(parents.size());
      return parents.size() - 1;
    });
  }

  private int root(int number) {
    int root = number;
    while (parents.get(root) != root) {
      parents.set(root, parents.get(parents.get(root)));
      root = parents.get(root);
    }
    return root;
  }

  void add(Expr node) {
    number(node);
  }

  void add(Register register) {
    number(register);
  }

  /// The one that was added first stands for both.
  private void join(Object a, Object b) {
    int first = root(number(a));
    int second = root(number(b));
    parents.set(Math.max(first, second), Math.min(first, second));
  }

  void join(Object member, Origin origin) {
    switch (origin) {
      case Origin.Computed(Expr node) -> join(member, node);
      case Origin.State(Register register) -> join(member, (Object) register);
      case Origin.Input _, Origin.Output _, Origin.Word _ -> {}
    }
  }

  void each(Consumer<Object> visit) {
    List.copyOf(members).forEach(visit);
  }

  /// The number of the cluster that holds a node or register.
  int of(Object member) {
    return root(number(member));
  }

  /// The registers of each cluster, also of those without any.
  Map<Integer, List<Register>> registers() {
    Map<Integer, List<Register>> registers = new LinkedHashMap<>();
    for (int i = 0; i < members.size(); i++) {
      List<Register> held = registers.computeIfAbsent(root(i), _ -> new ArrayList<>());
      if (members.get(i) instanceof Register register) held.add(register);
    }
    return registers;
  }
}
