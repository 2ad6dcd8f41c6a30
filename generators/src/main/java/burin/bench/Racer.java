package burin.bench;

import burin.sim.Compiled;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A program that simulates one design on one engine: `Racer DESIGN ENGINE`. It is started anew for each, since what a JVM has
/// done before changes what it does next.
///
/// It tells the milliseconds from the start of the JVM to the end of the first cycle, then the cycles per second once two
/// seconds have passed since the start. After that it obeys lines of input: `run` for the best rate within a second, `check N`
/// for the checksum of the first N cycles of a fresh simulator.
///
/// One simulator is measured by the processor time of its thread, so that other work on the machine hardly changes the rate;
/// several are by the clock on the wall, since that is what they are for.
final class Racer {
  static final String RUN = "run";
  static final String CHECK = "check";

  private static final long SETTLED_MILLIS = 2_000;
  private static final double WINDOW_SECONDS = 0.2;
  private static final int WINDOWS = 5;
  /// Nanoseconds after which a simulator looks at the time.
  private static final long GLANCE = 2_000_000;
  private static final double NANOS = 1e9;

  private final Work work;
  private final Compiled compiled;
  private final List<Drive> drives = new ArrayList<>();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private int batch = 1;

  private Racer(String design, Contender contender) {
    work = Works.of(design);
    compiled = contender.compile(work.top());
    for (int i = 0; i < contender.simulators(); i++) drives.add(work.drive(compiled.open()));
  }

  public static void main(String[] args) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    var racer = new Racer(args[0], Contender.of(args[1]).orElseThrow());
    racer.drives.forEach(drive -> drive.sim.step());
    out.println(millisSinceStart());
    out.println(racer.settle());
    racer.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)), out);
  }

  private static long millisSinceStart() {
    return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
  }

  /// The rate at two seconds after the start, or as soon after it as all is loaded.
  private double settle() {
    inThreads(Drive::load);
    double rate = 0;
    while (rate == 0 || millisSinceStart() < SETTLED_MILLIS + WINDOW_SECONDS * 1_000) {
      // No window reaches across the two seconds that are not counted.
      double left = (SETTLED_MILLIS - millisSinceStart()) / 1e3;
      rate = rate(left <= 0 ? WINDOW_SECONDS : Math.min(left, WINDOW_SECONDS));
    }
    return rate;
  }

  private void obey(BufferedReader commands, PrintStream out) throws IOException {
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case RUN -> out.println(best());
        case CHECK -> out.println(Long.toHexString(checksum(Integer.parseInt(words[1]))));
        default -> throw new IllegalArgumentException(line);
      }
    }
  }

  private double best() {
    double best = 0;
    for (int i = 0; i < WINDOWS; i++) best = Math.max(best, rate(WINDOW_SECONDS));
    return best;
  }

  private long checksum(int cycles) {
    try (var sim = compiled.open()) {
      Drive drive = work.drive(sim);
      drive.load();
      drive.run(cycles);
      return drive.sum;
    }
  }

  /// Cycles per second of all simulators together, for about so long.
  private double rate(double seconds) {
    if (drives.size() == 1) return race(drives.getFirst(), seconds);
    long[] cycles = new long[drives.size()];
    long begin = System.nanoTime();
    inThreads(drive -> cycles[drives.indexOf(drive)] = cycles(drive, begin, seconds));
    double spent = (System.nanoTime() - begin) / NANOS;
    long all = 0;
    for (long some : cycles) all += some;
    return all / spent;
  }

  private double race(Drive drive, double seconds) {
    long begin = threads.getCurrentThreadCpuTime();
    long cycles = cycles(drive, System.nanoTime(), seconds);
    return cycles / ((threads.getCurrentThreadCpuTime() - begin) / NANOS);
  }

  /// Runs until so much time has passed.
  private long cycles(Drive drive, long begin, double seconds) {
    long cycles = 0;
    int size = batch;
    for (long now = begin; now - begin < seconds * NANOS; ) {
      long before = now;
      drive.run(size);
      cycles += size;
      now = System.nanoTime();
      if (now - before < GLANCE / 2 && size < 1 << 20) size *= 2;
    }
    if (drives.size() == 1) batch = Math.max(1, size / 4);
    return cycles;
  }

  private void inThreads(Consumer<Drive> task) {
    if (drives.size() == 1) {
      task.accept(drives.getFirst());
      return;
    }
    List<Thread> running = drives.stream().map(drive -> Thread.ofPlatform().start(() -> task.accept(drive))).toList();
    try {
      for (Thread thread : running) thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
