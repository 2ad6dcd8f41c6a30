package burin.spark;

import burin.sweep.Runner;
import burin.sweep.RunnerProvider;
import java.util.OptionalInt;

/// `--engine spark --master spark://HOST:7077`.
public final class SparkProvider implements RunnerProvider {
  @Override
  public String name() {
    return "spark";
  }

  @Override
  public Runner open(String master, OptionalInt jobs) {
    return new SparkRunner(master, jobs);
  }
}
