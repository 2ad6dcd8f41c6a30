package burin.random;

import burin.icarus.Icarus;
import burin.ir.Circuit;
import burin.sim.LockstepDifference;
import burin.sim.Model;
import burin.sim.interp.InterpModel;
import burin.sim.jvm.JvmModel;
import burin.sim.verilator.VerilatorModel;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What random circuits are tried on.
public enum Target {
  /// Only that every value lies within its type.
  INTERP(1),
  JVM(1),
  VERILATOR(20),
  ICARUS(20);

  /// How many circuits it takes at a time, since it has to be started each time.
  private final int batch;

  Target(int batch) {
    this.batch = batch;
  }

  int batch() {
    return batch;
  }

  /// What is wrong; empty where the target agrees with the interpreter.
  Optional<String> fault(Circuit circuit, Stimulus stimulus) {
    return switch (this) {
      case INTERP -> lockstep(circuit, stimulus, InterpModel::of);
      case JVM -> lockstep(circuit, stimulus, JvmModel::of);
      case VERILATOR -> lockstep(circuit, stimulus, VerilatorModel::of);
      case ICARUS -> icarus(circuit, stimulus);
    };
  }

  /// Which expression is computed wrongly.
  String explain(Circuit circuit, Stimulus stimulus) {
    return switch (this) {
      case INTERP, ICARUS -> "";
      case JVM -> Explain.fault(circuit, stimulus, JvmModel::of);
      case VERILATOR -> Explain.fault(circuit, stimulus, VerilatorModel::of);
    };
  }

  private Optional<String> lockstep(Circuit circuit, Stimulus stimulus, Function<Circuit, Model> open) {
    try {
      Differential.run(circuit, stimulus, toString(), open);
      return Optional.empty();
    } catch (LockstepDifference e) {
      return Optional.of(e.getMessage());
    } catch (RuntimeException | Error e) {
      return Optional.of(trace(e));
    }
  }

  private static String trace(Throwable thrown) {
    var text = new StringBuilder(thrown.toString());
    for (StackTraceElement element : List.of(thrown.getStackTrace()).subList(0, Math.min(12, thrown.getStackTrace().length))) {
      text.append("\n    at ").append(element);
    }
    return text.toString();
  }

  private static Optional<String> icarus(Circuit circuit, Stimulus stimulus) {
    try {
      Path folder = Files.createTempDirectory("burin-icarus");
      try {
        List<Icarus.Difference> differences = Icarus.compare(circuit, stimulus, folder);
        return differences.isEmpty() ? Optional.empty() : Optional.of(differences.toString());
      } catch (RuntimeException | Error e) {
        return Optional.of(trace(e));
      } finally {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
