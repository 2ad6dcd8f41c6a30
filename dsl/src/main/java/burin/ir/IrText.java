package burin.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A circuit as text, for people and for tests that compare: each module with its declarations, then its statements, each
/// expression on a line of its own before it is used first. The same circuit gives the same text.
///
/// ```text
/// module Average
///   input sample : uint(8)
///   output average : uint(8)
///   reg before : uint(8), reset 0
///   before := sample
///   %0 sum = ADD sample before : int[0, 510]
///   %1 = SHR %0 1 : uint(8)
///   average := %1
/// ```
public final class IrText {
  private final StringBuilder text = new StringBuilder();
  private final PartMap<Expr, String> names = new PartMap<>();
  private final PartSet<Expr> seen = new PartSet<>();
  private final ModuleDef module;
  private int count;

  private IrText(ModuleDef module) {
    this.module = module;
  }

  public static String of(Circuit circuit) {
    return circuit.modules().stream().map(IrText::of).collect(Collectors.joining("\n"));
  }

  public static String of(ModuleDef module) {
    var text = new IrText(module);
    text.declarations();
    text.statements(module.body(), "  ");
    return text.text.toString();
  }

  private void line(String indent, String content) {
    text.append(indent).append(content).append('\n');
  }

  private void declarations() {
    line("", "module " + module.name() + (module.parameters().isEmpty() ? "" : " // " + module.parameters()));
    module.ports().forEach(port -> line("  ", port.toString()));
    module.wires().forEach(wire -> line("  ", wire.toString()));
    module.clocking().clocks().stream().filter(clock -> clock != Clock.MAIN).forEach(clock -> line("  ", clock.toString()));
    for (Domain domain : module.clocking().derived()) {
      String control = domain.control().map(value -> " by " + use(value, "  ")).orElse("");
      line("  ", domain + control);
    }
    for (Register register : module.registers()) {
      String reset = register.reset().map(value -> ", reset " + use(value, "  ")).orElse("");
      line("  ", register + reset + in(register.domain()));
    }
    for (Memory memory : module.memories()) {
      line("  ", memory + memory.contents().map(contents -> ", contents " + contents).orElse(""));
    }
    for (Instance instance : module.instances()) {
      var clocks = new StringBuilder();
      for (Clock clock : instance.module().usedClocks()) {
        Domain domain = instance.domain(clock);
        if (domain != clock) clocks.append(", ").append(clock).append(" is ").append(domain.label());
      }
      line("  ", instance.toString() + clocks);
    }
    for (SyncRead read : module.reads()) {
      String address = use(read.address(), "  ");
      String enable = read.enable().map(e -> " when " + use(e, "  ")).orElse("");
      line("  ", read + " = " + read.memory().name() + "[" + address + "]" + enable + in(read.domain()));
    }
  }

  private static String in(Domain domain) {
    return domain == Clock.MAIN ? "" : " in " + domain.label();
  }

  private void statements(List<Stmt> body, String indent) {
    for (Stmt stmt : body) {
      switch (stmt) {
        case Stmt.Drive drive -> {
          var target = new StringBuilder(drive.signal().name());
          for (Expr index : drive.path()) target.append('[').append(use(index, indent)).append(']');
          String value = use(drive.value(), indent);
          line(indent, target + " := " + value);
        }
        case Stmt.Write write -> {
          String address = use(write.address(), indent);
          String value = use(write.value(), indent);
          String mask = write.mask().map(lanes -> " where " + use(lanes, indent)).orElse("");
          line(indent, write.memory().name() + "[" + address + "] := " + value + mask + in(write.domain()));
        }
        case Stmt.Watch watch -> watch(watch, indent);
        case Stmt.When when -> when(when, indent);
      }
    }
  }

  private void watch(Stmt.Watch watch, String indent) {
    Event event = watch.event();
    String condition = use(event.condition(), indent);
    var text = new StringBuilder(event.text().parts().getFirst());
    for (int i = 0; i < event.text().arguments().size(); i++) {
      Event.Argument argument = event.text().arguments().get(i);
      text.append('{').append(use(argument.value(), indent)).append(' ').append(argument.format()).append('}');
      text.append(event.text().parts().get(i + 1));
    }
    line(indent, event.kind() + " " + condition + " \"" + text + "\"" + in(watch.domain()));
  }

  /// The conditions are computed before the first of them is looked at.
  private void when(Stmt.When when, String indent) {
    List<String> conditions = new ArrayList<>();
    for (Stmt.Branch branch : when.branches()) conditions.add(use(branch.condition(), indent));
    for (int i = 0; i < conditions.size(); i++) {
      line(indent, (i == 0 ? "when " : "else when ") + conditions.get(i));
      statements(when.branches().get(i).body(), indent + "  ");
    }
    if (when.otherwise().isEmpty()) return;
    line(indent, "otherwise");
    statements(when.otherwise(), indent + "  ");
  }

  /// What an expression is called, after the lines of what it needs.
  private String use(Expr root, String indent) {
    Walk.postOrder(List.of(root), seen, expr -> {
      switch (expr) {
        case Literal literal -> names.put(expr, literal.value().toString());
        case Ref ref -> names.put(expr, ref.signal().name());
        default -> names.put(expr, define(expr, indent));
      }
    });
    return names.get(root);
  }

  private String define(Expr expr, String indent) {
    String number = "%" + count++;
    String author = module.names().name(expr).map(name -> " " + name).orElse("");
    line(indent, number + author + " = " + content(expr) + " : " + expr.type());
    return number;
  }

  private String content(Expr expr) {
    var content = new StringBuilder(operation(expr));
    for (Expr operand : Walk.operands(expr)) content.append(' ').append(names.get(operand));
    return content.toString();
  }

  /// What a node does, with everything about it that is no operand.
  private String operation(Expr expr) {
    return switch (expr) {
      case Unary e -> e.op().name();
      case Binary e -> e.op().name();
      case VecLiteral e -> "CONSTANTS " + e.values();
      case Extract e -> "EXTRACT " + e.high() + ":" + e.low();
      case Slice e -> "SLICE " + e.from() + "+" + e.length();
      case Gather e -> "GATHER " + e.sources();
      case MemoryRead e -> "READ " + e.memory().name();
      case MapLanes e -> "MAP" + parameters(e.params());
      case ReduceLanes e -> "REDUCE" + e.levels().stream().map(this::level).collect(Collectors.joining());
      case LaneParam _ -> "LANE";
      case Literal _, Ref _, Mux _, Wrap _, Cast _, Cat _, Index _, Update _, Concat _, ShiftIn _, Iota _, VecOf _ ->
          expr.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
    };
  }

  private String level(ReduceLanes.Level level) {
    return " [" + level.pair().map(this::combine).orElse("-") + level.tail().map(t -> ", tail" + combine(t)).orElse("") + "]";
  }

  private String combine(ReduceLanes.Combine combine) {
    return parameters(List.of(combine.left(), combine.right()));
  }

  /// A parameter that its function does not use has no line and no number.
  private String parameters(List<LaneParam> params) {
    return params.stream().map(param -> names.getOrDefault(param, "_")).collect(Collectors.joining(" ", "(", ")"));
  }
}
