package burin.spark;

import burin.diag.Code;
import burin.diag.UserError;
import burin.flow.ParameterValues;
import burin.sweep.Failure;
import burin.sweep.Laboratory;
import burin.sweep.LocalRunner;
import burin.sweep.Outcome;
import burin.sweep.Plan;
import burin.sweep.PointJson;
import burin.sweep.PointRequest;
import burin.sweep.PointResult;
import burin.sweep.Runner;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/// Points on the executors of a cluster. The journal and the results are written here.
///
/// Each point is a job of its own, so that its result comes as soon as it is there and a point that goes wrong takes no other
/// with it. What a lost worker was doing is done by another one.
final class SparkRunner implements Runner {
  private static final Pattern MASTER = Pattern.compile("spark://([^:/]+):(\\d{1,5})");
  private static final int CONNECT_MILLIS = 5000;
  private static final int EXECUTOR_SECONDS = 60;
  /// Points in flight for each core: the next one is there when one is done.
  private static final int AHEAD = 2;

  /// What a user may set otherwise, as a system property.
  private static final Map<String, String> SETTINGS = Map.of(
      "spark.ui.enabled", "false",
      "spark.task.maxFailures", "4",
      // A worker that has frozen is given up after half a minute, not after two.
      "spark.executor.heartbeatInterval", "5s",
      "spark.network.timeout", "30s",
      "spark.network.timeoutInterval", "5s",
      "spark.executor.extraJavaOptions",
      "-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow");

  private final String master;
  private final OptionalInt jobs;

  SparkRunner(String master, OptionalInt jobs) {
    this.master = master;
    this.jobs = jobs;
  }

  @Override
  public void run(Plan plan, Laboratory laboratory, List<ParameterValues> points, Sink sink) {
    if (points.isEmpty()) return;
    checkMaster();
    try (var spark = new JavaSparkContext(configuration(plan))) {
      int cores = cores(spark);
      // Threads that wait for the cluster; the points are run there.
      new LocalRunner(jobs.orElse(AHEAD * cores)).each(points, point -> sink.take(outcome(spark, plan, point)));
    }
  }

  private SparkConf configuration(Plan plan) {
    var configuration = new SparkConf().setMaster(master).setAppName("burin sweep of " + plan.design().name())
        .setJars(Shipment.jars().toArray(String[]::new));
    SETTINGS.forEach(configuration::setIfMissing);
    return configuration;
  }

  private static Outcome outcome(JavaSparkContext spark, Plan plan, ParameterValues point) {
    try {
      return PointJson.outcome(spark.parallelize(List.of(PointRequest.of(plan, point)), 1).map(new PointTask()).first());
    } catch (Exception failure) {
      // Spark is written in Scala, where checked exceptions are not declared.
      if (!(failure instanceof SparkException) || spark.sc().isStopped()) throw lost(failure);
      return new Outcome(failed(point, failure), Map.of());
    }
  }

  private static UserError lost(Exception failure) {
    if (failure instanceof UserError mistake) return mistake;
    String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason");
    return new UserError(Code.TOOL, "the Spark cluster is lost: " + reason, "--resume when it is there again");
  }

  private static PointResult failed(ParameterValues point, Exception failure) {
    String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason");
    return new PointResult(point, "", "", "", new LinkedHashMap<>(),
        List.of(new Failure("spark", "internal", reason, Optional.empty(), Optional.empty())));
  }

  /// Spark itself would try for a minute and then tell of it in fifty lines.
  private void checkMaster() {
    Matcher parts = MASTER.matcher(master);
    if (!parts.matches()) throw new UserError(Code.OPTION,
        "--master is \"%s\"".formatted(master), "--master spark://HOST:7077, for instance");
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))), CONNECT_MILLIS);
    } catch (IOException | IllegalArgumentException failure) {
      throw new UserError(Code.TOOL, "nothing answers at " + master, "start a Spark master there, or correct --master");
    }
  }

  /// Of all workers that have come when the first one has.
  private int cores(JavaSparkContext spark) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(EXECUTOR_SECONDS);
    // The driver is one of those that are counted.
    while (spark.statusTracker().getExecutorInfos().length < 2) {
      if (System.nanoTime() > end) throw new UserError(Code.TOOL,
          "%s has offered no executor within %d s".formatted(master, EXECUTOR_SECONDS), "start workers with free cores");
      pause();
    }
    return spark.defaultParallelism();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interruption);
    }
  }
}
