package burin.sim.verilator;

import burin.ir.Circuit;
import burin.ir.Constants;
import burin.ir.Memory;
import burin.ir.Port;
import burin.ir.Type;
import burin.ir.Types;
import burin.sim.Hierarchy;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a model's memory has to hold at the beginning where that is not 0. The library holds none of it: circuits that
/// differ in nothing else share it.
///
/// @param ports for inputs that cannot be 0, by number, what each lane is
/// @param state for registers, read ports and memories that cannot be 0, what each lane of each word is
/// @param contents of memories that have some
record InitialValues(Map<Integer, BigInteger> ports, Map<Integer, BigInteger> state, Map<Integer, Constants> contents) {

  static InitialValues of(Circuit circuit) {
    var values = new InitialValues(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    List<Port> ports = circuit.top().ports();
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).isInput()) addUnlessZero(values.ports, i, ports.get(i).type());
    }
    List<Hierarchy.Element> elements = Hierarchy.elements(circuit);
    for (int i = 0; i < elements.size(); i++) values.add(i, elements.get(i));
    return values;
  }

  private void add(int number, Hierarchy.Element element) {
    addUnlessZero(state, number, element.type());
    if (element.item() instanceof Memory memory) memory.contents().ifPresent(words -> contents.put(number, words));
  }

  private static void addUnlessZero(Map<Integer, BigInteger> values, int number, Type type) {
    BigInteger value = Types.nearestToZero(Types.scalar(type));
    if (value.signum() != 0) values.put(number, value);
  }

  boolean isEmpty() {
    return ports.isEmpty() && state.isEmpty() && contents.isEmpty();
  }
}
