package burin.verilog;

import burin.ir.Expr;
import burin.ir.Literal;
import burin.ir.Memory;
import burin.ir.PartMap;
import burin.ir.PartSet;
import burin.ir.Signal;
import burin.ir.Stmt;
import burin.ir.Type;
import burin.ir.VecType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// Writes statements as the body of an `always` block, with the author's conditions.
final class StatementWriter {
  private final ModuleContext context;
  /// What the block drives; statements about other signals are left out.
  private final Set<Object> targets;
  private final String operator;
  private final PartSet<Signal> wholes = new PartSet<>();
  /// Of signals of which only parts have been written.
  private final PartMap<Signal, BitSet> parts = new PartMap<>();
  /// Writes what is watched.
  private final BiConsumer<Stmt.Watch, Lines> watches;
  private final MaskedWrites masked;
  private boolean indexed;
  /// Whether what is written will be thrown away.
  private boolean trial;
  private boolean written;
  /// Whether a memory has been written at an address that varies.
  private boolean varyingAddress;
  /// Whether it is known that no address varies.
  private boolean constantAddresses;

  StatementWriter(ModuleContext context, Set<Object> targets, String operator) {
    this(context, targets, operator, (_, _) -> {});
  }

  StatementWriter(
      ModuleContext context, Set<Object> targets, String operator, BiConsumer<Stmt.Watch, Lines> watches) {
    this.watches = watches;
    this.masked = new MaskedWrites(context);
    this.context = context;
    this.targets = targets;
    this.operator = operator;
  }

  /// What has been written of a signal; an index that varies counts as all.
  private void note(Signal signal, Select target) {
    if (target.isWhole() || !target.start().isEmpty()) {
      wholes.add(signal);
    } else {
      parts.computeIfAbsent(signal, _ -> new BitSet()).set(target.offset(), target.offset() + target.width());
    }
  }

  boolean drivesAllOf(Signal signal) {
    BitSet bits = parts.get(signal);
    return wholes.contains(signal) || bits != null && bits.cardinality() == signal.type().width();
  }

  /// Whether the memory is written at all.
  boolean hasWritten() {
    return written;
  }

  /// The variables of the loops that have been written.
  List<String> loopVariables() {
    return masked.loopVariables();
  }

  /// Whether a signal has been driven at an index that varies.
  boolean isIndexed() {
    return indexed;
  }

  /// As [#write(List, Lines)], for the writes of a memory.
  void writeMemory(List<Stmt> body, Lines out) {
    context.usage.enter();
    trial = true;
    write(body, new Lines(out.depth()));
    trial = false;
    context.usage.leave(false);
    constantAddresses = !varyingAddress;
    write(body, out);
  }

  void write(List<Stmt> body, Lines out) {
    for (Stmt stmt : body) {
      if (!Drives.touches(stmt, targets)) continue;
      switch (stmt) {
        case Stmt.Drive drive -> drive(drive, out);
        case Stmt.When when -> when(when, out);
        case Stmt.Write write -> write(write, out);
        case Stmt.Watch watch -> watches.accept(watch, out);
      }
    }
  }

  private void drive(Stmt.Drive drive, Lines out) {
    Select target = target(drive.signal(), drive.path());
    if (!target.start().isEmpty()) indexed = true;
    note(drive.signal(), target);
    assign(target.text(), context.vectors.as(drive.value(), type(drive), true, context.scope), out);
  }

  private void write(Stmt.Write write, Lines out) {
    Memory memory = write.memory();
    written = true;
    String word = context.ids.of(memory) + "[" + address(write) + "]";
    if (write.mask().isPresent()) {
      if (!trial) masked.write(write, word, out);
      return;
    }
    assign(word, context.vectors.as(write.value(), memory.element(), true, context.scope), out);
  }

  /// Yosys warns of a memory that is written at constant addresses only, so one of these goes through a wire.
  private String address(Stmt.Write write) {
    boolean constant = hasConstantAddress(write);
    varyingAddress |= !constant;
    String address = context.vectors.address(write.address(), write.memory(), context.scope);
    if (!constant || !constantAddresses) return address;
    constantAddresses = false;
    int width = LaneIndex.addressWidth(write.memory().depth());
    Term term = Term.primary(width + "'d" + address, width, false);
    return context.name(term, false, context.ids.of(write.memory()) + "_address", context.scope).text();
  }

  private boolean hasConstantAddress(Stmt.Write write) {
    return write.memory().depth() == 1 || context.constant(write.address()) != null;
  }

  void assign(String target, Term value, Lines out) {
    context.usage.write(target);
    context.usage.read(value.text());
    out.assign(target, operator, value.text());
  }

  Select target(Signal signal, List<Expr> path) {
    Select select = context.declaration(signal).select();
    Type type = signal.type();
    for (Expr step : path) {
      VecType vec = (VecType) type;
      select = select.lane(context.vectors.laneIndex(step, vec.length(), context.scope), vec.element().width());
      type = vec.element();
    }
    return select;
  }

  static Type type(Stmt.Drive drive) {
    Type type = drive.signal().type();
    for (var _ : drive.path()) type = ((VecType) type).element();
    return type;
  }

  /// A branch that can be taken.
  ///
  /// @param condition null where it always holds
  private record Arm(Expr condition, List<Stmt> body) {}

  private void when(Stmt.When when, Lines out) {
    List<Arm> arms = arms(when);
    if (arms.isEmpty()) return;
    if (arms.getFirst().condition == null) {
      write(arms.getFirst().body, out);
      return;
    }
    CaseForm cases = CaseForm.of(arms.stream().map(Arm::condition).toList(), context);
    if (cases != null) {
      writeCase(cases, arms, out);
    } else {
      writeIf(arms, out);
    }
  }

  /// The branches that can be taken and do something here, and those before them.
  private List<Arm> arms(Stmt.When when) {
    List<Arm> arms = new ArrayList<>();
    for (Stmt.Branch branch : Drives.branches(when, targets)) {
      Literal constant = context.constant(branch.condition());
      if (constant != null && constant.isZero()) continue;
      arms.add(new Arm(constant == null ? branch.condition() : null, branch.body()));
      if (constant != null) break;
    }
    if (arms.isEmpty() || arms.getLast().condition != null) arms.add(new Arm(null, when.otherwise()));
    while (!arms.isEmpty() && !Drives.touchesAny(arms.getLast().body, targets)) arms.removeLast();
    return arms;
  }

  private void writeIf(List<Arm> arms, Lines out) {
    List<String> heads = new ArrayList<>();
    List<Lines> bodies = new ArrayList<>();
    for (Arm arm : arms) {
      heads.add(arm.condition == null ? "" : "if (" + condition(arm.condition) + ") ");
      var body = new Lines(out.depth() + 1);
      write(arm.body, body);
      bodies.add(body);
    }
    chain(heads, bodies, out);
  }

  String condition(Expr condition) {
    String text = context.scalars.natural(condition, context.scope).text();
    context.usage.read(text);
    return text;
  }

  /// `if`, `else if` and so on; on one line each where every branch is one short statement.
  static void chain(List<String> heads, List<Lines> bodies, Lines out) {
    boolean all = true;
    for (int i = 0; i < heads.size(); i++) all &= isShort(heads.get(i), bodies.get(i), out);
    for (int i = 0; i < heads.size(); i++) {
      String head = (i == 0 ? "" : "else ") + heads.get(i);
      if (all) {
        out.add(head + bodies.get(i).single());
      } else {
        out.add((i == 0 ? "" : "end ") + head + "begin");
        out.add(bodies.get(i));
      }
    }
    if (!all) out.add("end");
  }

  private static boolean isShort(String head, Lines body, Lines out) {
    String single = body.single();
    // A statement with an `if` of its own would take the `else` that follows.
    return single != null && !single.startsWith("if ") && head.length() + single.length() + 2 * out.depth() <= 100;
  }

  private void writeCase(CaseForm cases, List<Arm> arms, Lines out) {
    String selector = context.scalars.simple(cases.selector(), context.scope).text();
    context.usage.read(selector);
    out.add("case (" + selector + ")");
    for (int i = 0; i < arms.size(); i++) {
      var body = new Lines(out.depth() + 2);
      write(arms.get(i).body, body);
      String label = arms.get(i).condition == null ? "default" : cases.labels().get(i);
      context.usage.read(label);
      label(label, body, out);
    }
    if (arms.getLast().condition != null) out.add("  default: ;");
    out.add("endcase");
  }

  private static void label(String label, Lines body, Lines out) {
    String single = body.single();
    if (body.isEmpty()) {
      out.add("  " + label + ": ;");
    } else if (single != null && label.length() + single.length() + 2 * out.depth() <= 96) {
      out.add("  " + label + ": " + single);
    } else {
      out.add("  " + label + ": begin");
      out.add(body);
      out.add("  end");
    }
  }
}
