package burin.hdl;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.ir.Stmt;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;

/// What follows a [Module#when]: more branches, of which the first whose condition holds counts.
public final class When {
  /// Statements that are still being written.
  static final class Block {
    private final List<Object> entries = new ArrayList<>();
    /// What was said last.
    Object latest;

    void add(Object entry) {
      entries.add(entry);
      latest = entry;
    }

    List<Stmt> statements() {
      List<Stmt> statements = new ArrayList<>(entries.size());
      for (Object entry : entries) statements.add(entry instanceof When when ? when.statement() : (Stmt) entry);
      return statements;
    }
  }

  private record Branch(Bool condition, Block body, Place place) {}

  private final Builder builder;
  private final Place place;
  private final List<Branch> branches = new ArrayList<>();
  private Block otherwise;
  private Place closed;

  When(Builder builder, Place place) {
    this.builder = builder;
    this.place = place;
  }

  When branch(Bool condition, Runnable body) {
    return branch(condition, body, builder.here());
  }

  When branch(Bool condition, Runnable body, Place here) {
    checkContinued("elseWhen");
    Ops.common(builder, condition);
    builder.required(body, "the body");
    var block = new Block();
    branches.add(new Branch(condition, block, here));
    builder.within(block, body);
    return this;
  }

  When otherwiseBranch(Runnable body) {
    checkContinued("otherwise");
    builder.required(body, "the body");
    otherwise = new Block();
    closed = builder.here();
    builder.within(otherwise, body);
    return this;
  }

  private void checkContinued(String verb) {
    builder.checkStatement(verb);
    if (otherwise != null) throw builder.afterOtherwise("when", closed);
  }

  /// What is done where no condition before holds but this one does.
  public When elseWhen(Bool condition, Runnable body) {
    builder.given(condition, "condition");
    checkFollows("elseWhen");
    return branch(condition, body);
  }

  /// What is done where no condition holds.
  public void otherwise(Runnable body) {
    checkFollows("otherwise");
    otherwiseBranch(body);
  }

  /// The branches of a when are one statement, so that the last drive in the order of the program wins.
  private void checkFollows(String verb) {
    if (otherwise != null || builder.isLatest(this)) return;
    throw builder.fatal(Diagnostic.of(Code.WHEN, builder.here(), "this " + verb + " does not follow its when")
        .note("the when is here", place)
        .hint("when(...).elseWhen(...).otherwise(...) in one go"));
  }

  Stmt statement() {
    List<Stmt.Branch> all = new ArrayList<>();
    for (Branch branch : branches) {
      all.add(new Stmt.Branch(branch.condition().local(), branch.body().statements(), branch.place()));
    }
    return new Stmt.When(all, otherwise == null ? List.of() : otherwise.statements(), place);
  }
}
