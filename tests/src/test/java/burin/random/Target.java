package burin.random;

import burin.icarus.Icarus;
import burin.ir.Circuit;
import burin.ir.Port;
import burin.ir.Type;
import burin.sim.LockstepDifference;
import burin.sim.Model;
import burin.sim.Values;
import burin.sim.interp.InterpModel;
import burin.sim.jvm.JvmModel;
import burin.sim.verilator.VerilatorModel;
import burin.tools.ScratchFolder;
import burin.verilog.Reader;
import burin.verilog.VerilogEmitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// What random circuits are tried on.
public enum Target {
  /// Only that every value lies within its type.
  INTERP(1),
  JVM(1),
  VERILATOR(20),
  ICARUS(20),
  /// As `ICARUS`, with lane operations written lane by lane.
  UNROLLED(20),
  /// Only that Verilator and Icarus read the Verilog without a word.
  LINT(20),
  /// The same of Yosys, which is much slower.
  YOSYS(5);

  /// How many circuits it takes at a time, since it has to be started each time.
  private final int batch;

  Target(int batch) {
    this.batch = batch;
  }

  int batch() {
    return batch;
  }

  /// What is wrong; empty where the target agrees with the interpreter.
  public Optional<Fault> fault(Circuit circuit, Stimulus stimulus) {
    return switch (this) {
      case INTERP -> lockstep(circuit, stimulus, InterpModel::of);
      case JVM -> lockstep(circuit, stimulus, JvmModel::of);
      case VERILATOR -> lockstep(circuit, stimulus, VerilatorModel::of);
      case ICARUS, UNROLLED -> icarus(circuit, stimulus);
      case LINT -> lint(circuit, Reader.VERILATOR, Reader.ICARUS);
      case YOSYS -> lint(circuit, Reader.YOSYS);
    };
  }

  /// Which expression is computed wrongly.
  String explain(Circuit circuit, Stimulus stimulus) {
    return switch (this) {
      case INTERP, LINT, YOSYS -> "";
      case JVM -> Explain.fault(circuit, stimulus, Explain.engine(JvmModel::of));
      case VERILATOR -> Explain.fault(circuit, stimulus, Explain.engine(VerilatorModel::of));
      case ICARUS, UNROLLED -> Explain.fault(circuit, stimulus, this::inIcarus);
    };
  }

  private Optional<Fault> lockstep(Circuit circuit, Stimulus stimulus, Function<Circuit, Model> open) {
    try {
      Differential.run(circuit, stimulus, toString(), open);
      return Optional.empty();
    } catch (LockstepDifference e) {
      return Optional.of(new Fault(e.getMessage(), false));
    } catch (RuntimeException | Error e) {
      return Optional.of(Fault.of(e));
    }
  }

  private Optional<Fault> icarus(Circuit circuit, Stimulus stimulus) {
    try {
      List<Icarus.Difference> differences = compare(circuit, stimulus);
      return differences.isEmpty() ? Optional.empty() : Optional.of(new Fault(differences.toString(), false));
    } catch (RuntimeException | Error e) {
      return Optional.of(Fault.of(e));
    }
  }

  private Optional<Explain.Differences> inIcarus(Circuit circuit, Stimulus stimulus) {
    List<String> names = circuit.top().ports().stream().map(Port::name).toList();
    Map<Integer, String> ports = new TreeMap<>();
    int cycle = 0;
    for (Icarus.Difference difference : compare(circuit, stimulus)) {
      int port = names.indexOf(difference.signal());
      if (port >= 0) ports.put(port, value(circuit.top().ports().get(port).type(), difference.icarus()));
      cycle = difference.cycle();
    }
    return ports.isEmpty() ? Optional.empty() : Optional.of(new Explain.Differences(cycle, ports));
  }

  /// Bits that are neither 0 nor 1 are shown as they are.
  private static String value(Type type, String bits) {
    return bits.matches("[01]+") ? Values.text(type, new BigInteger(bits, 2)) : bits;
  }

  private List<Icarus.Difference> compare(Circuit circuit, Stimulus stimulus) {
    var options = new VerilogEmitter.Options(false, VerilogEmitter.Contents.FILES, this == UNROLLED);
    return inFolder(folder -> Icarus.compare(circuit, VerilogEmitter.emit(circuit, options), stimulus, folder));
  }

  private static Optional<Fault> lint(Circuit circuit, Reader... readers) {
    try {
      String said = inFolder(folder -> Reader.said(VerilogEmitter.emit(circuit), folder, readers));
      return said.isEmpty() ? Optional.empty() : Optional.of(Fault.of(said));
    } catch (RuntimeException | Error e) {
      return Optional.of(Fault.of(e));
    }
  }

  private static <R> R inFolder(Function<Path, R> action) {
    try (var folder = ScratchFolder.make("burin-random-")) {
      return action.apply(folder.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
