package burin.pass;

import burin.ir.Circuit;
import burin.ir.ModuleDef;
import burin.ir.Stmt;
import burin.random.Differential;
import burin.random.RandomCircuits;
import burin.random.Size;
import burin.random.Stimulus;
import burin.sim.interp.InterpModel;
import burin.source.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The netlist of a module does what its statements do: both run in the interpreter, the netlist written as statements
/// that drive every signal once.
class LowerStatementsRandomTest {
  @Test
  void keepsBehaviour() {
    for (long seed = 0; seed < 60; seed++) {
      for (ModuleDef module : RandomCircuits.circuit(seed, Size.SMALL).modules()) {
        if (module.foreign().isPresent()) continue;
        Circuit circuit = Circuit.of(module);
        Differential.run(circuit, Stimulus.random(circuit, seed, 8), "netlist", c -> InterpModel.of(lowered(c.top())));
      }
    }
  }

  private static Circuit lowered(ModuleDef module) {
    Netlist netlist = LowerStatements.lower(module);
    List<Stmt> body = new ArrayList<>();
    netlist.drivers().forEach((signal, value) -> body.add(new Stmt.Drive(signal, value, Place.NONE)));
    netlist.next().forEach((register, value) -> body.add(new Stmt.Drive(register, value, Place.NONE)));
    for (Netlist.Write write : netlist.writes()) {
      var always = new Stmt.Write(write.memory(), write.address(), write.value(), Place.NONE);
      var branch = new Stmt.Branch(write.enable(), List.of(always), Place.NONE);
      body.add(new Stmt.When(List.of(branch), List.of(), Place.NONE));
    }
    return Circuit.of(new ModuleDef(
        module.name(), module.parameters(), module.place(), module.ports(), module.wires(), module.registers(),
        module.memories(), module.reads(), module.instances(), body, module.names()));
  }
}
