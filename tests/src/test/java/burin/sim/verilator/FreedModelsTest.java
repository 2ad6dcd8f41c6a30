package burin.sim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.Compiled;
import burin.sim.Engine;
import burin.sim.Simulator;
import com.google.common.collect.Collections2;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Models of one library can be closed in any order: Verilator's parts of one must not look for another that is gone.
class FreedModelsTest {
  static final class Watched extends Module {
    final UInt in = input(uint(4));
    final UInt out = output(uint(4));

    Watched() {
      assertAlways(in.lt(9), "in is {}", in);
      out.drive(regNext(in, 0));
    }
  }

  @Test
  void inAnyOrder() {
    var watched = new Watched();
    Compiled compiled = Engine.VERILATOR.compile(watched);
    for (List<Integer> order : Collections2.permutations(List.of(0, 1, 2))) {
      List<Simulator> sims = List.of(compiled.open(), compiled.open(), compiled.open());
      for (int i : order) {
        sims.get(i).poke(watched.in, i).step();
        assertEquals(i, sims.get(i).peek(watched.out));
        sims.get(i).close();
      }
    }
  }
}
