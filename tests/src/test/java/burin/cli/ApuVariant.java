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
import java.util.function.IntFunction;

/// The catalogue's APU, of which a test overrides what it wants to be different.
class ApuVariant implements Design {
  private final Design apu = Catalogue.shipped().find("apu");

  Catalogue catalogue() {
    return new Catalogue(List.of(this));
  }

  @Override
  public String name() {
    return apu.name();
  }

  @Override
  public String description() {
    return apu.description();
  }

  @Override
  public List<Parameter> parameters() {
    return apu.parameters();
  }

  @Override
  public void check(ParameterValues values) {
    apu.check(values);
  }

  @Override
  public Module module(ParameterValues values) {
    return apu.module(values);
  }

  @Override
  public Map<String, Long> formulas(ParameterValues values) {
    return apu.formulas(values);
  }

  @Override
  public List<String> networks() {
    return apu.networks();
  }

  @Override
  public Workload<?> workload(ParameterValues values, Choice choice) {
    return vary(apu.workload(values, choice));
  }

  <M extends Module> Workload<M> vary(Workload<M> right) {
    return right;
  }

  /// A workload of which a test overrides what it wants to be different.
  static class WorkloadVariant<M extends Module> implements Workload<M> {
    private final Workload<M> right;

    WorkloadVariant(Workload<M> right) {
      this.right = right;
    }

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
      return right.expected(input);
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

  /// One whose hardware, in the eyes of the command line, gives what `host` says of an item's number.
  static ApuVariant withHost(IntFunction<Host.Result> host) {
    return new ApuVariant() {
      @Override
      <M extends Module> Workload<M> vary(Workload<M> right) {
        return new WorkloadVariant<>(right) {
          @Override
          public Host host(M module, Simulator simulator) {
            return input -> host.apply(number(input));
          }

          private int number(int[] input) {
            for (int i = 0; i < size(); i++) if (Arrays.equals(input, input(i))) return i;
            throw new AssertionError("no such input");
          }
        };
      }
    };
  }

  /// One whose reference is off by one in `output`, from the item `from` on.
  static ApuVariant withWrongReference(int from, int output) {
    return new ApuVariant() {
      @Override
      <M extends Module> Workload<M> vary(Workload<M> right) {
        return new WorkloadVariant<>(right) {
          @Override
          public int[] expected(int[] input) {
            int[] outputs = super.expected(input);
            for (int i = from; i < size(); i++) if (Arrays.equals(input, input(i))) outputs[output]++;
            return outputs;
          }
        };
      }
    };
  }
}
