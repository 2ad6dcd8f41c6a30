package burin.sweep;

import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.Allowed;
import burin.flow.Choice;
import burin.flow.Design;
import burin.flow.Host;
import burin.flow.Parameter;
import burin.flow.ParameterValues;
import burin.flow.Workload;
import burin.hdl.Module;
import burin.hdl.UInt;
import burin.sim.Simulator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/// A small design that goes wrong in the way that its parameter `fault` asks for.
final class Toy implements Design {
  static final int NONE = 0;
  static final int REJECTED = 1;
  static final int THROWS = 2;
  static final int UNDRIVEN = 3;
  static final int MISMATCH = 4;
  static final int NOTHING_FITS = 5;
  static final int CYCLES = 6;
  static final int HANGS = 7;

  /// How many modules were made.
  final AtomicInteger made = new AtomicInteger();

  /// What each adder adds; the author may think better of it.
  int summand = 1;

  /// Adds something to its input, `cells` times.
  static final class Adder extends Module {
    final UInt in;
    final UInt out;

    Adder(int width, int cells, int summand, int fault) {
      if (fault == THROWS) throw new IllegalStateException("a mistake of the author's");
      in = input(uint(width));
      out = output(uint(width));
      UInt sum = in;
      for (int i = 0; i < cells; i++) sum = regNext(sum.add(summand).wrap(width));
      if (fault != UNDRIVEN) out.drive(sum);
    }
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public String description() {
    return "adds";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.of("width", 8, Allowed.of(1, 64), "bits"),
        Parameter.of("cells", 2, Allowed.of(1, 1000), "adders"),
        new Parameter("spare", "width", values -> values.get("width"), Allowed.of(0, 2000000), "changes nothing"),
        Parameter.of("fault", NONE, Allowed.of(0, 9), "what goes wrong"));
  }

  @Override
  public void check(ParameterValues values) {
    if (values.get("fault") == REJECTED) throw new IllegalArgumentException("toy: these do not go together");
  }

  @Override
  public Adder module(ParameterValues values) {
    made.incrementAndGet();
    return new Adder(values.get("width"), values.get("cells"), summand, values.get("fault"));
  }

  @Override
  public Map<String, Long> formulas(ParameterValues values) {
    check(values);
    return Map.of("bits", (long) values.get("width") * values.get("cells"));
  }

  @Override
  public List<String> networks() {
    return List.of("ramp");
  }

  @Override
  public Workload<?> workload(ParameterValues values, Choice choice) {
    boolean fits = choice.network().equals(Choice.RANDOM) || values.get("width") >= 4;
    if (!fits || values.get("fault") == NOTHING_FITS) throw new UserError(
        Code.NO_FIT, "%s needs 4 bits".formatted(choice.network()), "width=4 or more");
    return new Ramp(values, choice);
  }

  /// Inputs 0, 1, 2 and so on.
  private final class Ramp implements Workload<Adder> {
    private final ParameterValues values;
    private final Choice choice;

    Ramp(ParameterValues values, Choice choice) {
      this.values = values;
      this.choice = choice;
    }

    @Override
    public Adder module() {
      return Toy.this.module(values);
    }

    @Override
    public Host host(Adder module, Simulator simulator) {
      if (values.get("fault") == HANGS) throw new burin.flow.CheckFailure("the machine is still busy");
      return input -> {
        simulator.poke(module.in, input[0]).step(values.get("cells"));
        return new Host.Result(new int[] {(int) simulator.peek(module.out)}, values.get("cells"));
      };
    }

    @Override
    public int size() {
      return choice.images().orElseThrow();
    }

    @Override
    public int[] input(int item) {
      return new int[] {item % (1 << Math.min(20, values.get("width")))};
    }

    @Override
    public int[] expected(int[] input) {
      int sum = (int) ((input[0] + (long) values.get("cells") * summand) & -1L >>> 64 - values.get("width"));
      return new int[] {values.get("fault") == MISMATCH ? sum + 1 : sum};
    }

    @Override
    public OptionalInt label(int item) {
      return choice.network().equals("ramp") ? OptionalInt.of(item % 2) : OptionalInt.empty();
    }

    @Override
    public long formulaCycles() {
      return values.get("fault") == CYCLES ? 77 : values.get("cells");
    }

    @Override
    public String description() {
      return "%s, %d inputs".formatted(choice.network(), size());
    }
  }
}
