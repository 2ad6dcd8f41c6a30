package burin.sim.unknown;

import burin.ir.BitsType;
import burin.ir.BoolType;
import burin.ir.Circuit;
import burin.ir.Instance;
import burin.ir.ModuleDef;
import burin.ir.Type;
import burin.ir.Types;
import burin.pass.MaskPlace;
import burin.pass.TrackUnknowns;
import burin.sim.Hierarchy;
import burin.sim.Model;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where models of a circuit that keeps masks have the state of the circuit as it was, and the masks.
final class TrackedState {
  /// By number of the changed circuit; `stamps` and `epoch` are -1 where all masks count.
  private record Place(int element, int mask, int stamps, int epoch) {}

  private final List<Hierarchy.Element> elements;
  private final List<Place> places = new ArrayList<>();

  TrackedState(Circuit circuit, TrackUnknowns.Result tracked) {
    this.elements = Hierarchy.elements(circuit);
    Map<String, Integer> numbers = new HashMap<>();
    List<Hierarchy.Element> changed = Hierarchy.elements(tracked.circuit());
    for (int i = 0; i < changed.size(); i++) numbers.put(changed.get(i).toString(), i);
    for (Hierarchy.Element element : elements) places.add(place(element, tracked, numbers));
  }

  private static Place place(Hierarchy.Element element, TrackUnknowns.Result tracked, Map<String, Integer> numbers) {
    ModuleDef module = tracked.circuit().top();
    StringBuilder path = new StringBuilder();
    for (Hierarchy.Hop hop : element.path()) {
      String name = hop.instance().name();
      module = module.instances().stream().filter(instance -> instance.name().equals(name)).map(Instance::module)
          .findFirst().orElseThrow();
      path.append(hop).append('.');
    }
    MaskPlace mask = tracked.state().get(module).get(element.name());
    return new Place(numbers.get(path + element.name()), numbers.get(path + mask.mask()),
        mask.stamps().map(stamps -> numbers.get(path + stamps.memory())).orElse(-1),
        mask.stamps().map(stamps -> numbers.get(path + stamps.epoch())).orElse(-1));
  }

  List<Hierarchy.Element> elements() {
    return elements;
  }

  BigInteger bits(Model model, int element, int word) {
    return model.state(places.get(element).element(), word);
  }

  /// Which bits are in doubt.
  BigInteger unknown(Model model, int element, int word) {
    Place place = places.get(element);
    Type type = elements.get(element).type();
    boolean counts = place.stamps() < 0 || model.state(place.stamps(), word).equals(model.state(place.epoch(), 0));
    return unknown(type, counts ? model.state(place.mask(), word) : BigInteger.ZERO);
  }

  /// @param mask what is known of a value of the type, as the pattern of its mask
  static BigInteger unknown(Type type, BigInteger mask) {
    Type scalar = Types.scalar(type);
    int width = scalar.width();
    BigInteger all = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
    if (scalar instanceof BitsType || scalar instanceof BoolType) {
      return BigInteger.ONE.shiftLeft(type.width()).subtract(BigInteger.ONE).andNot(mask);
    }
    BigInteger unknown = BigInteger.ZERO;
    for (int i = 0; i < Types.scalarCount(type); i++) {
      if (!mask.testBit(i)) unknown = unknown.or(all.shiftLeft(i * width));
    }
    return unknown;
  }

  /// What is set is known.
  void set(Model model, int element, int word, BigInteger bits) {
    Place place = places.get(element);
    model.setState(place.element(), word, bits);
    Type type = elements.get(element).type();
    int width = Types.scalar(type) instanceof BitsType ? type.width() : Types.scalarCount(type);
    model.setState(place.mask(), word, BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
    if (place.stamps() >= 0) model.setState(place.stamps(), word, model.state(place.epoch(), 0));
  }
}
