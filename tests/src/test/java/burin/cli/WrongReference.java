package burin.cli;

import burin.flow.Catalogue;
import burin.flow.Choice;
import burin.flow.Design;
import burin.flow.Host;
import burin.flow.Parameter;
import burin.flow.ParameterValues;
import burin.flow.Workload;
import burin.hdl.Module;
import burin.sim.Simulator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The APU with a reference that is off by one in one output, from one image on.
record WrongReference(int fromImage, int output) implements Design {
  private static Design apu() {
    return Catalogue.shipped().find("apu");
  }

  @Override
  public String name() {
    return "apu";
  }

  @Override
  public String description() {
    return apu().description();
  }

  @Override
  public List<Parameter> parameters() {
    return apu().parameters();
  }

  @Override
  public void check(ParameterValues values) {
    apu().check(values);
  }

  @Override
  public Module module(ParameterValues values) {
    return apu().module(values);
  }

  @Override
  public Map<String, Long> formulas(ParameterValues values) {
    return apu().formulas(values);
  }

  @Override
  public List<String> networks() {
    return apu().networks();
  }

  @Override
  public Workload<?> workload(ParameterValues values, Choice choice) {
    return new Wrong<>(apu().workload(values, choice), fromImage, output);
  }

  private record Wrong<M extends Module>(Workload<M> right, int fromImage, int output) implements Workload<M> {
    @Override
    public M module() {
      return right.module();
    }

    @Override
    public Host host(M module, Simulator simulator) {
      return right.host(module, simulator);
    }

    @Override
    public int size() {
      return right.size();
    }

    @Override
    public int[] input(int item) {
      return right.input(item);
    }

    @Override
    public int[] expected(int[] input) {
      int[] outputs = right.expected(input);
      for (int item = fromImage; item < size(); item++) {
        if (Arrays.equals(input, input(item))) outputs[output]++;
      }
      return outputs;
    }

    @Override
    public OptionalInt label(int item) {
      return right.label(item);
    }

    @Override
    public long formulaCycles() {
      return right.formulaCycles();
    }

    @Override
    public String description() {
      return right.description();
    }
  }
}
