package burin.power;

import burin.synth.CellLibrary;
import burin.synth.CellLibrary.Cell;
import burin.synth.CellPowers;
import burin.synth.Netlist;
import java.util.Optional;

/// The power of a netlist, in watts, by what takes it.
///
/// @param logic cells without state
/// @param registers flip-flops and latches that change
/// @param clock clock pins, gated by the rate at which edges come to them; clock gates; the wire of the clock port
/// @param inputs the wires of all other inputs, which somebody else drives
/// @param leakage of all cells
public record Power(double logic, double registers, double clock, double inputs, double leakage) {
  public static final Power NONE = new Power(0, 0, 0, 0, 0);

  /// Without leakage.
  public double dynamic() {
    return logic + registers + clock + inputs;
  }

  public Power plus(Power other) {
    return new Power(logic + other.logic, registers + other.registers, clock + other.clock, inputs + other.inputs,
        leakage + other.leakage);
  }

  public Power times(double factor) {
    return new Power(logic * factor, registers * factor, clock * factor, inputs * factor, leakage * factor);
  }

  /// The power of `netlist` with the changes that a simulation has counted.
  ///
  /// Of each cell two powers are known, that with all nets still and that with a change of each net in each cycle: power is
  /// interpolated by the changes of its output. Clock pins take their full power in both, which is scaled by the edges that
  /// come through to them.
  public static Power of(Netlist netlist, CellLibrary library, CellPowers powers, GateSimulator simulation, double clockMhz) {
    var sum = new Sum(netlist, library, powers, simulation);
    for (int i = 0; i < netlist.cells().size(); i++) sum.add(i);
    sum.addWires(clockMhz * 1e6);
    return sum.power();
  }

  private static final class Sum {
    private final Netlist netlist;
    private final CellLibrary library;
    private final CellPowers powers;
    private final GateSimulator simulation;
    private final double[] activity;
    private final double[] farads;
    private double logic;
    private double registers;
    private double clock;
    private double inputs;
    private double leakage;

    Sum(Netlist netlist, CellLibrary library, CellPowers powers, GateSimulator simulation) {
      this.netlist = netlist;
      this.library = library;
      this.powers = powers;
      this.simulation = simulation;
      this.activity = simulation.activity();
      this.farads = farads();
    }

    /// What the pins on each net load it with.
    private double[] farads() {
      double[] loads = new double[netlist.nets()];
      for (Netlist.Cell cell : netlist.cells()) {
        Cell kind = library.cells().get(cell.type());
        cell.pins().forEach((pin, net) -> loads[net] += kind.pins().get(pin).farads());
      }
      return loads;
    }

    void add(int number) {
      Netlist.Cell cell = netlist.cells().get(number);
      Cell kind = library.cells().get(cell.type());
      double still = powers.still()[number] - powers.leakage()[number];
      double moving = powers.busy()[number] - powers.still()[number];
      int output = output(cell, kind);
      leakage += powers.leakage()[number];
      Optional<CellLibrary.State> state = kind.state();
      if (state.isPresent()) {
        clock += still * activity[cell.pins().get(state.get().clock())] / 2;
        registers += moving * activity[output];
      } else if (simulation.isClock(output)) {
        clock += still * activity[output] / 2;
      } else {
        logic += still + moving * activity[output];
      }
    }

    private static int output(Netlist.Cell cell, Cell kind) {
      return kind.pins().values().stream().filter(pin -> pin.isOutput() && cell.pins().containsKey(pin.name()))
          .mapToInt(pin -> cell.pins().get(pin.name())).findFirst().orElse(Netlist.LOW);
    }

    /// Half of `C V^2` for each change: of inputs, which no cell here drives, and of clocks, whose gates drive nothing in
    /// [CellPowers].
    void addWires(double clockHertz) {
      double energy = library.volts() * library.volts() / 2 * clockHertz;
      for (int[] nets : netlist.inputs().values()) {
        for (int net : nets) if (!simulation.isClock(net)) inputs += energy * farads[net] * activity[net];
      }
      for (int net = 0; net < farads.length; net++) {
        if (simulation.isClock(net)) clock += energy * farads[net] * activity[net];
      }
    }

    Power power() {
      return new Power(logic, registers, clock, inputs, leakage);
    }
  }
}
