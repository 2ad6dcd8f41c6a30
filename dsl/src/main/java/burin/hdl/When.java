package burin.hdl;

import burin.ir.Stmt;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;

/// What follows a [Module#when]: more branches, of which the first whose condition holds counts.
public final class When {
  /// Statements that are still being written.
  static final class Block {
    final List<Object> entries = new ArrayList<>();

    void add(Stmt stmt) {
      entries.add(stmt);
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

  When(Builder builder, Place place) {
    this.builder = builder;
    this.place = place;
  }

  When branch(Bool condition, Runnable body) {
    Ops.common(builder, condition);
    var block = new Block();
    branches.add(new Branch(condition, block, builder.here()));
    builder.within(block, body);
    return this;
  }

  /// What is done where no condition before holds but this one does.
  public When elseWhen(Bool condition, Runnable body) {
    builder.checkOpen();
    if (otherwise != null) throw builder.afterOtherwise();
    return branch(condition, body);
  }

  /// What is done where no condition holds.
  public void otherwise(Runnable body) {
    builder.checkOpen();
    if (otherwise != null) throw builder.afterOtherwise();
    otherwise = new Block();
    builder.within(otherwise, body);
  }

  Stmt statement() {
    List<Stmt.Branch> all = new ArrayList<>();
    for (Branch branch : branches) {
      all.add(new Stmt.Branch(branch.condition().local(), branch.body().statements(), branch.place()));
    }
    return new Stmt.When(all, otherwise == null ? List.of() : otherwise.statements(), place);
  }
}
