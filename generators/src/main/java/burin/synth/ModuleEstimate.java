package burin.synth;

import burin.ir.Constants;
import burin.ir.Domain;
import burin.ir.Expr;
import burin.ir.Instance;
import burin.ir.InstancePort;
import burin.ir.Memory;
import burin.ir.MemoryRead;
import burin.ir.ModuleDef;
import burin.ir.Register;
import burin.ir.Signal;
import burin.ir.SyncRead;
import burin.ir.Type;
import burin.ir.Types;
import burin.pass.LowerStatements;
import burin.pass.Netlist;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The logic of one module without what is instantiated in it, as far as anything that leaves it depends on it.
///
/// @param depth gates on the longest path
record ModuleEstimate(Estimate.Gates gates, int depth, OperatorBits operators) {
  /// What is not built bit by bit: it would take longer than it is worth.
  private static final long LARGEST_BUILT = 1 << 20;

  static final ModuleEstimate NONE = new ModuleEstimate(new Estimate.Gates(0, 0, 0, 0), 0, OperatorBits.NONE);

  static ModuleEstimate of(ModuleDef module) {
    return module.foreign().isPresent() ? NONE : new Building(module).estimate();
  }

  private static final class Building {
    private final ModuleDef module;
    private final Netlist netlist;
    private final BitLogic bits;
    private final Map<Memory, List<int[]>> words = new IdentityHashMap<>();
    private final Map<Domain, Integer> resets = new IdentityHashMap<>();
    /// What a bit of state becomes at the next edge, by its node.
    private final Map<Integer, Integer> next = new HashMap<>();

    Building(ModuleDef module) {
      this.module = module;
      this.netlist = LowerStatements.lower(module);
      Map<Signal, Expr> drivers = new HashMap<>(netlist.drivers());
      this.bits = new BitLogic(drivers, this::read);
    }

    ModuleEstimate estimate() {
      netlist.next().forEach(this::register);
      module.reads().forEach(this::clockedRead);
      module.memories().forEach(this::write);
      List<int[]> roots = new ArrayList<>();
      module.outputs().forEach(output -> roots.add(bits.bits(netlist.drivers().get(output), output.type())));
      for (Instance instance : module.instances()) {
        for (InstancePort port : instance.ports()) {
          if (port.port().isInput()) roots.add(bits.bits(netlist.drivers().get(port), port.type()));
        }
      }
      return counted(BitLogic.join(roots));
    }

    private ModuleEstimate counted(int[] roots) {
      LogicNetwork.Needed needed = bits.logic().needed(roots, next);
      OperatorBits operators = bits.operators();
      long memories = words.values().stream().flatMap(List::stream).mapToLong(word -> word.length).sum();
      var gates = new Estimate.Gates(needed.ands(), needed.xors(), needed.muxes(), needed.state());
      return new ModuleEstimate(gates, needed.depth(), operators.plus(
          new OperatorBits(0, 0, needed.state() - Math.min(memories, needed.state()), 0, memories)));
    }

    private void register(Register register, Expr value) {
      int[] now = bits.input(register);
      int[] then = bits.bits(value, register.type());
      boolean synchronous = register.reset().isPresent() && !module.reset(register.domain()).isAsync();
      if (synchronous) {
        int[] cleared = bits.bits(register.reset().get(), register.type());
        then = bits.arithmetic().choose(reset(register.domain()), cleared, then);
      }
      state(now, then);
    }

    private int reset(Domain domain) {
      return resets.computeIfAbsent(domain.resetSource(), _ -> bits.logic().input());
    }

    private void state(int[] now, int[] then) {
      for (int i = 0; i < now.length; i++) next.put(now[i] >> 1, then[i]);
    }

    // Memories

    private List<int[]> words(Memory memory) {
      List<int[]> known = words.get(memory);
      if (known != null) return known;
      List<int[]> made = new ArrayList<>();
      boolean written = netlist.writes().stream().anyMatch(write -> write.memory() == memory);
      for (int i = 0; i < memory.depth(); i++) {
        made.add(written ? bits.fresh(memory.element().width()) : constant(memory, i));
      }
      words.put(memory, made);
      return made;
    }

    private static int[] constant(Memory memory, int word) {
      Type scalar = Types.scalar(memory.element());
      int count = Types.scalarCount(memory.element());
      int[] row = new int[memory.element().width()];
      for (int i = 0; i < row.length; i++) {
        int index = word * count + i / scalar.width();
        boolean known = memory.contents().map(Constants::size).orElse(0) > index;
        BigInteger value = known ? memory.contents().orElseThrow().get(index) : Types.nearestToZero(scalar);
        row[i] = value.testBit(i % scalar.width()) ? LogicNetwork.TRUE : LogicNetwork.FALSE;
      }
      return row;
    }

    private static boolean isBuilt(Memory memory) {
      return (long) memory.depth() * memory.element().width() <= LARGEST_BUILT;
    }

    private int[] word(Memory memory, Expr address) {
      if (!isBuilt(memory)) return bits.fresh(memory.element().width());
      return bits.arithmetic().select(words(memory), bits.bits(address));
    }

    private int[] read(MemoryRead read) {
      return word(read.memory(), read.address());
    }

    private void clockedRead(SyncRead read) {
      int[] now = bits.input(read);
      int[] then = word(read.memory(), read.address());
      state(now, read.enable().isPresent() ? bits.arithmetic().choose(bits.bits(read.enable().get())[0], then, now) : then);
    }

    private void write(Memory memory) {
      List<Netlist.Write> writes = netlist.writes().stream().filter(write -> write.memory() == memory).toList();
      if (writes.isEmpty() || !isBuilt(memory)) return;
      List<int[]> now = words(memory);
      for (int i = 0; i < now.size(); i++) {
        int[] then = now.get(i);
        for (Netlist.Write write : writes) then = written(write, i, then, memory.element());
        state(now.get(i), then);
      }
    }

    private int[] written(Netlist.Write write, int word, int[] before, Type element) {
      int chosen = bits.logic().and(bits.bits(write.enable())[0], bits.arithmetic().is(bits.bits(write.address()), word));
      int[] value = bits.bits(write.value(), element);
      if (write.mask().isEmpty()) return bits.arithmetic().choose(chosen, value, before);
      int[] mask = bits.bits(write.mask().get());
      int lane = value.length / mask.length;
      return IntStream.range(0, value.length)
          .map(i -> bits.logic().mux(bits.logic().and(chosen, mask[i / lane]), value[i], before[i])).toArray();
    }
  }
}
