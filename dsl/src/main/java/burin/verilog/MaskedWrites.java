package burin.verilog;

import burin.ir.Expr;
import burin.ir.Memory;
import burin.ir.Stmt;
import burin.ir.Types;
import burin.ir.VecType;
import java.util.ArrayList;
import java.util.List;

/// Writes of those lanes of a word whose bit in a mask is set: a loop over the lanes, which tools recognise as a memory with
/// one write enable for each.
///
/// Verilator 5.006 takes such an assignment only in a loop that it unrolls by itself, of up to 64 rounds; more lanes are
/// written by loops in loops.
final class MaskedWrites {
  private static final int MOST_ROUNDS = 64;

  private final ModuleContext context;
  private int loopVariables;

  MaskedWrites(ModuleContext context) {
    this.context = context;
  }

  /// The variables of the loops that have been written.
  List<String> loopVariables() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < loopVariables; i++) names.add(context.loopVariable(i));
    return names;
  }

  /// @param word the word's text, `words[address]`
  void write(Stmt.Write write, String word, Lines out) {
    Memory memory = write.memory();
    VecType type = Types.vec(memory.element());
    String name = context.ids.of(memory);
    Term value = context.vectors.as(write.value(), type, false, context.scope);
    var lanes = new Lanes(
        Select.whole(word, type.width(), false),
        whole(value, name + "_data"),
        whole(packed(write.mask().orElseThrow()), name + "_mask"),
        type.element().width());
    context.usage.write(word);
    context.usage.read(lanes.value.base());
    context.usage.read(lanes.mask.base());
    loops(lanes, type.length(), out);
  }

  private Term packed(Expr mask) {
    return context.vectors.as(mask, mask.type(), false, context.scope);
  }

  /// Something with a name of its own, from which lanes can be selected.
  private Select whole(Term term, String wanted) {
    boolean named = term.select() != null && term.select().isWhole();
    return named ? term.select() : context.name(term, false, wanted, context.scope).select();
  }

  private record Lanes(Select word, Select value, Select mask, int width) {
    String assignment(LaneIndex lane) {
      return "if (" + mask.lane(lane, 1).text() + ") " + word.lane(lane, width).text() + " <= "
          + value.lane(lane, width).text() + ";";
    }
  }

  private void loops(Lanes lanes, int length, Lines out) {
    if (length == 1) {
      out.add(lanes.assignment(LaneIndex.constant(0)));
      return;
    }
    if (length <= MOST_ROUNDS) {
      loop(lanes, 0, "0", Integer.toString(length), out);
      return;
    }
    int whole = length / MOST_ROUNDS * MOST_ROUNDS;
    String block = variable(0);
    out.add("for (" + block + " = 0; " + block + " < " + whole + "; " + block + " = " + block + " + " + MOST_ROUNDS
        + ") begin");
    var body = new Lines(out.depth() + 1);
    loop(lanes, 1, block, block + " + " + MOST_ROUNDS, body);
    out.add(body);
    out.add("end");
    if (whole < length) loop(lanes, 0, Integer.toString(whole), Integer.toString(length), out);
  }

  private void loop(Lanes lanes, int depth, String from, String to, Lines out) {
    String lane = variable(depth);
    out.add("for (" + lane + " = " + from + "; " + lane + " < " + to + "; " + lane + " = " + lane + " + 1) begin");
    var body = new Lines(out.depth() + 1);
    body.add(lanes.assignment(LaneIndex.loop(lane)));
    out.add(body);
    out.add("end");
  }

  private String variable(int depth) {
    loopVariables = Math.max(loopVariables, depth + 1);
    return context.loopVariable(depth);
  }
}
