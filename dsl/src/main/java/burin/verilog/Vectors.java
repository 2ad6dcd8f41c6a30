package burin.verilog;

import burin.ir.Cast;
import burin.ir.Concat;
import burin.ir.Constants;
import burin.ir.Expr;
import burin.ir.Gather;
import burin.ir.Index;
import burin.ir.Iota;
import burin.ir.MapLanes;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.Mux;
import burin.ir.ShiftIn;
import burin.ir.Slice;
import burin.ir.Type;
import burin.ir.Types;
import burin.ir.VecLiteral;
import burin.ir.VecOf;
import burin.ir.VecType;
import java.util.ArrayList;
import java.util.List;

/// Writes vectors: as one row of bits, or lane by lane.
final class Vectors {
  /// A constant whose text is longer gets a name.
  private static final int LONG_CONSTANT = 80;

  /// Gives the bits of a lane.
  interface Lanes {
    Term lane(LaneIndex index);
  }

  private final ModuleContext context;

  Vectors(ModuleContext context) {
    this.context = context;
  }

  private static VecType type(Expr expr) {
    return (VecType) expr.type();
  }

  /// All lanes in one row of bits.
  Term packed(Expr expr, Scope scope) {
    if (context.plan.of(expr).folds()) {
      String text = constantText(expr, type(expr));
      if (text.length() <= LONG_CONSTANT) return Term.primary(text, expr.type().width(), false);
    }
    Binding binding = context.binding(expr, scope);
    return binding != null ? binding.term() : computed(expr, scope);
  }

  private String constantText(Expr expr, VecType as) {
    VecLiteral constant = context.constantVector(expr);
    return context.packed(constant.values(), constant.type(), Types.scalar(as).width());
  }

  /// The same with the lanes of another type, which may be wider or narrower.
  Term packedAs(Expr expr, VecType wanted, Scope scope) {
    if (Types.scalar(expr.type()).width() == Types.scalar(wanted).width()) return packed(expr, scope);
    if (context.plan.of(expr).folds()) return Term.primary(constantText(expr, wanted), wanted.width(), false);
    return context.loops.repacked(expr, wanted, scope);
  }

  /// A value as one lane of a vector, or as what is stored in a signal.
  Term as(Expr expr, Type wanted, boolean loose, Scope scope) {
    return wanted instanceof VecType vec
        ? packedAs(expr, vec, scope)
        : context.scalars.at(expr, wanted.width(), loose, scope);
  }

  /// The text that a name for the vector stands for.
  Term computed(Expr expr, Scope scope) {
    int width = expr.type().width();
    Expr same = context.plan.of(expr).same;
    if (same != null) return packedAs(same, type(expr), scope);
    return switch (expr) {
      case Mux mux -> choice(mux, scope);
      case Cast cast -> Scalars.bare(bits(cast.operand(), scope));
      case MemoryRead read -> memoryRead(read, scope);
      case Index index -> index(index, scope);
      case Slice slice -> {
        int lane = type(slice).element().width();
        yield Term.of(select(slice.operand(), scope).part(slice.from() * lane, width));
      }
      case Concat concat -> concat(concat, scope);
      case ShiftIn shift -> shiftIn(shift, scope);
      case Gather gather -> gather(gather, scope);
      case VecOf of -> vecOf(of, scope);
      case MapLanes map -> {
        Expr bits = context.plan.of(map).sameBits;
        yield bits != null ? Scalars.bare(packed(bits, scope)) : repeated(map, scope);
      }
      default -> throw new IllegalStateException("not a vector expression: " + expr.getClass().getSimpleName());
    };
  }

  private Term bits(Expr expr, Scope scope) {
    return expr.type() instanceof VecType ? packed(expr, scope) : context.scalars.natural(expr, scope);
  }

  private Term choice(Mux mux, Scope scope) {
    String test = context.scalars.natural(mux.select(), scope).within(Term.Level.OR_ELSE);
    Term onTrue = packedAs(mux.onTrue(), type(mux), scope);
    Term onFalse = packedAs(mux.onFalse(), type(mux), scope);
    String text = test + " ? " + onTrue.within(Term.Level.OR_ELSE) + " : " + onFalse.text();
    return Term.operator(text, type(mux).width(), false, Term.Level.CHOICE);
  }

  /// Bits that can be selected from.
  Select select(Expr expr, Scope scope) {
    Term term = bits(expr, scope);
    return term.select() != null ? term.select() : nameFor(term, expr, scope).select();
  }

  /// A short constant is written in place, so what selects from it needs its name.
  private Term nameFor(Term term, Expr expr, Scope scope) {
    boolean constant = context.plan.of(expr).folds() && term.width() == expr.type().width();
    return constant ? context.binding(expr, scope).term() : context.name(term, expr, scope);
  }

  private Term concat(Concat concat, Scope scope) {
    var list = new ConcatText();
    for (Expr operand : concat.operands().reversed()) {
      VecType vec = new VecType(type(operand).length(), type(concat).element());
      list.add(packedAs(operand, vec, scope));
    }
    return list.term();
  }

  private Term shiftIn(ShiftIn shift, Scope scope) {
    VecType type = type(shift);
    int lane = type.element().width();
    var list = new ConcatText();
    list.add(as(shift.value(), type.element(), false, scope));
    if (type.length() > 1) {
      Term old = packedAs(shift.operand(), type, scope);
      Select select = old.select() != null ? old.select() : nameFor(old, shift.operand(), scope).select();
      list.add(Term.of(select.part(lane, type.width() - lane)));
    }
    return list.term();
  }

  /// Runs of neighbours become one selection.
  private Term gather(Gather gather, Scope scope) {
    Select select = select(gather.operand(), scope);
    int lane = type(gather).element().width();
    var sources = gather.sources();
    var list = new ConcatText();
    for (int i = sources.length() - 1; i >= 0; i--) {
      int last = i;
      while (i > 0 && sources.get(i - 1) == sources.get(i) - 1) i--;
      list.add(Term.of(select.part(sources.get(i) * lane, (last - i + 1) * lane)));
    }
    return list.term();
  }

  private Term vecOf(VecOf of, Scope scope) {
    var list = new ConcatText();
    for (Expr element : of.elements().reversed()) list.add(as(element, type(of).element(), false, scope));
    return list.term();
  }

  private Term repeated(MapLanes map, Scope scope) {
    Term lane = as(map.body(), type(map).element(), false, scope);
    if (map.length() == 1) return lane;
    return Term.primary("{" + map.length() + "{" + Scalars.bare(lane).text() + "}}", map.type().width(), false);
  }

  /// What is in a memory, as bits that can be selected from.
  Term memoryRead(MemoryRead read, Scope scope) {
    Memory memory = read.memory();
    String word = context.ids.of(memory) + "[" + address(read.address(), memory, scope) + "]";
    Type element = memory.element();
    return Term.of(Select.whole(word, element.width(), ModuleContext.isSigned(element)));
  }

  /// An address with the bits that reach every word. It is a name or a selection of bits: Icarus computes an operator in an
  /// index with more bits than its operands have.
  String address(Expr address, Memory memory, Scope scope) {
    if (memory.depth() == 1) return "0";
    var constant = context.constant(address);
    if (constant != null) return constant.value().toString();
    Term term = unsigned(context.scalars.primary(address, scope));
    return LaneIndex.dynamic(term.text(), term.width()).element(memory.depth());
  }

  Term index(Index index, Scope scope) {
    return lanes(index.operand(), scope).lane(laneIndex(index.index(), type(index.operand()).length(), scope));
  }

  /// @param lanes how many lanes there are
  LaneIndex laneIndex(Expr index, int lanes, Scope scope) {
    if (lanes == 1) return LaneIndex.constant(0);
    var constant = context.constant(index);
    if (constant != null) return LaneIndex.constant(constant.value().intValue());
    Select select = context.scalars.simple(index, scope).select();
    boolean loopVariable = context.usage.of(select.base()) == null && select.isWhole();
    if (loopVariable && select.base().indexOf('[') < 0) return LaneIndex.loop(select.base());
    Term term = unsigned(Term.of(select));
    return LaneIndex.dynamic(term.text(), term.width());
  }

  /// An index is extended by Verilog, so it must not be declared as signed though it never is negative.
  private static Term unsigned(Term term) {
    Select select = term.select();
    if (!term.signed()) return term;
    if (select == null || select.width() == 1) return term.asUnsigned();
    return Term.primary(select.base() + "[" + (select.width() - 1) + ":0]", term.width(), false);
  }

  /// How to get at a lane of a vector, without computing more than that lane where that is possible.
  Lanes lanes(Expr vec, Scope scope) {
    if (vec instanceof Iota iota) return index -> number(iota, index);
    Binding binding = context.binding(vec, scope);
    if (binding != null && binding.array() != null) return index -> element(binding.array(), index);
    if (binding == null && vec instanceof Slice slice) {
      Lanes lanes = lanes(slice.operand(), scope);
      return index -> lanes.lane(index.plus(slice.from()));
    }
    if (binding == null && vec instanceof Gather gather && Plan.isView(gather)) {
      Stride stride = Stride.of(gather.sources());
      Lanes lanes = lanes(gather.operand(), scope);
      return index -> lanes.lane(index.strided(stride));
    }
    if (binding == null && vec instanceof MapLanes map && context.plan.of(map).sameBits == null) {
      Term lane = as(map.body(), type(map).element(), false, scope);
      return _ -> lane;
    }
    Select select = binding != null ? binding.term().select() : select(vec, scope);
    int width = type(vec).element().width();
    return index -> Term.of(select.lane(index, width));
  }

  static Term element(Declaration array, LaneIndex index) {
    String word = array.name + "[" + index.element(array.depth) + "]";
    return Term.of(Select.whole(word, array.width, array.signed));
  }

  private Term number(Iota iota, LaneIndex index) {
    int width = type(iota).element().width();
    if (index.isLoopVariable()) return Term.of(Select.whole(index.variable(), Integer.SIZE, true).part(0, width));
    return Term.of(context.binding(iota, context.scope).term().select().lane(index, width));
  }

  /// Gives a constant its name.
  Binding constant(Expr expr, Scope module) {
    Constants values = context.constantVector(expr).values();
    String name = context.ids.space.take(context.nameOf(expr));
    VecType type = type(expr);
    Binding binding = Plan.isTable(context.plan.of(expr)) ? table(type, values, name) : parameter(type, values, name);
    module.bind(expr, binding);
    return binding;
  }

  private Binding parameter(VecType type, Constants values, String name) {
    Declaration declaration = new Declaration("localparam", false, type.width(), name, 0, true);
    context.usage.declare(declaration);
    context.lines.define(declaration, Literals.packed(values, Types.scalar(type).width()));
    return Binding.of(declaration.term());
  }

  private Binding table(VecType type, Constants values, String name) {
    int width = type.element().width();
    boolean signed = ModuleContext.isSigned(type.element());
    Declaration declaration = new Declaration("reg", signed, width, name, type.length(), true);
    context.usage.declare(declaration);
    context.lines.add(declaration, ";");
    context.files.constants(name, values, width, context.lines);
    return Binding.array(declaration);
  }

  /// A concatenation, or its only part.
  private static final class ConcatText {
    private final List<Term> parts = new ArrayList<>();

    void add(Term part) {
      parts.add(Scalars.bare(part));
    }

    Term term() {
      if (parts.size() == 1) return parts.getFirst();
      var text = new StringBuilder("{");
      int width = 0;
      for (Term part : parts) {
        if (width > 0) text.append(", ");
        text.append(part.text());
        width += part.width();
      }
      return Term.primary(text.append('}').toString(), width, false);
    }
  }
}
