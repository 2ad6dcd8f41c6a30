package burin.verilog;

import burin.ir.Event;
import burin.ir.Expr;
import burin.ir.ModuleDef;
import burin.ir.Names;
import burin.ir.Stmt;
import burin.ir.SyncRead;
import burin.ir.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a module does, after those lane operations have been unrolled that cannot be loops, and after conditions that are
/// constants have been decided.
///
/// @param reads its synchronous read ports
/// @param rewritten what stands here for an expression of the module
record Behaviour(List<Stmt> body, List<Read> reads, Names names, UnaryOperator<Expr> rewritten) {

  /// @param address what stands for the address of `port` here
  record Read(SyncRead port, Expr address, Optional<Expr> enable) {}

  /// @param unroll whether to unroll all lane operations
  static Behaviour of(ModuleDef module, boolean unroll) {
    if (module.memories().isEmpty() && !unroll) return unchanged(module);
    var unrolled = new Unroll(Walk.roots(module), module.names(), unroll);
    return unrolled.isNeeded() ? rewritten(module, unrolled.names(), unrolled::of) : unchanged(module);
  }

  private static Behaviour unchanged(ModuleDef module) {
    List<Read> reads = new ArrayList<>();
    for (SyncRead read : module.reads()) reads.add(new Read(read, read.address(), read.enable()));
    return new Behaviour(SettledConditions.of(module.body(), module.names()), reads, module.names(), UnaryOperator.identity());
  }

  private static Behaviour rewritten(ModuleDef module, Names names, UnaryOperator<Expr> to) {
    List<Read> reads = new ArrayList<>();
    for (SyncRead read : module.reads()) reads.add(new Read(read, to.apply(read.address()), read.enable().map(to)));
    return new Behaviour(SettledConditions.of(body(module.body(), to), names), reads, names, to);
  }

  private static List<Stmt> body(List<Stmt> body, UnaryOperator<Expr> to) {
    List<Stmt> all = new ArrayList<>(body.size());
    for (Stmt stmt : body) all.add(statement(stmt, to));
    return all;
  }

  private static Stmt statement(Stmt stmt, UnaryOperator<Expr> to) {
    return switch (stmt) {
      case Stmt.Drive drive ->
          new Stmt.Drive(drive.signal(), drive.path().stream().map(to).toList(), to.apply(drive.value()), drive.place());
      case Stmt.Write write ->
          new Stmt.Write(write.memory(), to.apply(write.address()), to.apply(write.value()), write.mask().map(to),
              write.domain(), write.place());
      case Stmt.Watch watch -> new Stmt.Watch(event(watch.event(), to), watch.domain(), watch.place());
      case Stmt.When when -> {
        List<Stmt.Branch> branches = new ArrayList<>();
        for (Stmt.Branch branch : when.branches()) {
          branches.add(new Stmt.Branch(to.apply(branch.condition()), body(branch.body(), to), branch.place()));
        }
        yield new Stmt.When(branches, body(when.otherwise(), to), when.place());
      }
    };
  }

  private static Event event(Event event, UnaryOperator<Expr> to) {
    List<Event.Argument> arguments = new ArrayList<>();
    for (Event.Argument argument : event.text().arguments()) {
      arguments.add(new Event.Argument(to.apply(argument.value()), argument.format()));
    }
    return new Event(event.kind(), to.apply(event.condition()), new Event.Text(event.text().parts(), arguments));
  }

  /// Those of a memory at the edges of a domain.
  List<Read> readsOf(WritePort port) {
    return reads.stream()
        .filter(read -> read.port().memory() == port.memory() && read.port().domain() == port.domain()).toList();
  }
}
