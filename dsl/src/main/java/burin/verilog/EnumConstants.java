package burin.verilog;

import burin.ir.Constants;
import burin.ir.EnumType;
import burin.ir.Literal;
import burin.ir.ModuleDef;
import burin.ir.Type;
import burin.ir.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// The names of enum members, each a `localparam`: `LIGHT_RED` for the member `RED` of `Light`.
///
/// All members of every enum that a module knows get their names before any name is derived, so that a name does not
/// depend on which of them are used; those that nothing reads are left out of the text. Of two enums that have one name,
/// as nested ones may, the second one is numbered: `LIGHT_2_RED`.
final class EnumConstants {
  /// A row of more lanes reads better in bits.
  private static final int MOST_NAMED = 8;

  private final Map<EnumType, Map<BigInteger, Declaration>> members = new HashMap<>();

  EnumConstants(Collection<EnumType> types, Identifiers space, Usage usage, Lines out) {
    if (types.isEmpty()) return;
    var prefixes = new Identifiers(new Keywords());
    for (EnumType type : types) {
      Map<BigInteger, Declaration> constants = new HashMap<>();
      String prefix = prefixes.take(upperCase(type.name()));
      for (int i = 0; i < type.members().size(); i++) {
        BigInteger code = type.codes().get(i);
        String name = space.take(prefix + "_" + upperCase(type.members().get(i)));
        var declaration = new Declaration("localparam", false, type.width(), name, 0, true);
        usage.declare(declaration);
        out.define(declaration, Literals.bits(code, type.width()));
        constants.put(code, declaration);
      }
      members.put(type, constants);
    }
  }

  /// The enums of a module: first those of what it declares, in order, then those of what it computes.
  static SequencedSet<EnumType> of(ModuleDef module, Collection<Node> nodes) {
    SequencedSet<EnumType> enums = new LinkedHashSet<>();
    module.ports().forEach(port -> add(port.type(), enums));
    module.registers().forEach(register -> add(register.type(), enums));
    module.memories().forEach(memory -> add(memory.element(), enums));
    module.wires().forEach(wire -> add(wire.type(), enums));
    module.instances().forEach(instance -> instance.ports().forEach(port -> add(port.type(), enums)));
    nodes.forEach(node -> add(node.expr.type(), enums));
    return enums;
  }

  private static void add(Type type, SequencedSet<EnumType> enums) {
    if (Types.scalar(type) instanceof EnumType names && (enums.isEmpty() || names != enums.getLast())) enums.add(names);
  }

  /// The name of a constant that is a member of an enum; null for other constants.
  String nameOf(Literal literal) {
    return literal.type() instanceof EnumType type ? nameOf(type, literal.value()) : null;
  }

  String nameOf(EnumType type, BigInteger code) {
    Declaration member = members.getOrDefault(type, Map.of()).get(code);
    return member == null ? null : member.name;
  }

  /// Lanes of members in one row of bits, lane 0 last; null where they are many or one of them is no member.
  String packed(EnumType type, Constants lanes) {
    boolean alike = lanes.range(0, lanes.size()).isPoint();
    if (!alike && lanes.size() > MOST_NAMED) return null;
    List<String> names = new ArrayList<>();
    for (int i = (alike ? 1 : lanes.size()) - 1; i >= 0; i--) names.add(nameOf(type, lanes.get(i)));
    if (names.contains(null)) return null;
    String text = String.join(", ", names);
    return !alike ? "{" + text + "}" : lanes.size() == 1 ? text : "{" + lanes.size() + "{" + text + "}}";
  }

  /// `opCode` becomes `OP_CODE`; what is in capitals already stays.
  static String upperCase(String name) {
    var text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean begins = i > 0 && Character.isUpperCase(c) && beginsWord(name, i);
      if (begins) text.append('_');
      text.append(Character.toUpperCase(c));
    }
    return text.toString();
  }

  /// Whether a capital stands after a small letter, or is the last of several before one, as the `S` of `HTTPState`.
  private static boolean beginsWord(String name, int at) {
    boolean small = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
    return Character.isLowerCase(name.charAt(at - 1)) || small && Character.isLetterOrDigit(name.charAt(at - 1));
  }
}
