package burin.sim;

import burin.hdl.Module;
import burin.ir.Circuit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A circuit made ready for an engine. Simulators of it share what was compiled, and nothing else.
public final class Compiled {
  private final Module top;
  private final Circuit circuit;
  private final Supplier<Model> models;

  private Compiled(Module top, Circuit circuit, Supplier<Model> models) {
    this.top = top;
    this.circuit = circuit;
    this.models = models;
  }

  /// For an engine with options of one's own: `models` gives a model of the circuit at the beginning of time.
  public static Compiled of(Module top, Circuit circuit, Supplier<Model> models) {
    return new Compiled(top, circuit, models);
  }

  /// The same with something around each model.
  Compiled around(UnaryOperator<Model> around) {
    return new Compiled(top, circuit, () -> around.apply(models.get()));
  }

  public Circuit circuit() {
    return circuit;
  }

  public Module top() {
    return top;
  }

  /// A simulator at the beginning of time.
  public Simulator open() {
    return new Simulator(top, circuit, models.get());
  }

  /// What a simulator works on, at the beginning of time.
  public Model model() {
    return models.get();
  }

  /// Runs many inputs, such as images or seeds, on all processors: each on a simulator of its own at the beginning of time.
  ///
  /// @param run gives the result of an input; called from several threads at once
  /// @return the results in the order of the inputs
  /// @throws BatchFailure where `run` ended in an exception or an assertion that does not hold, for the first such input
  public <I, R> List<R> each(List<I> inputs, BiFunction<Simulator, ? super I, ? extends R> run) {
    return each(inputs, Runtime.getRuntime().availableProcessors(), run);
  }

  /// As [#each(List, BiFunction)], on so many threads.
  public <I, R> List<R> each(List<I> inputs, int threads, BiFunction<Simulator, ? super I, ? extends R> run) {
    return new Batch<I, R>(this, inputs, run).results(threads);
  }
}
