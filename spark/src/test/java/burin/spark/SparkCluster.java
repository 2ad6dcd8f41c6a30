package burin.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A master and some workers of one core each, as processes of this machine.
final class SparkCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int PATIENCE_SECONDS = 120;

  private final Path home;
  private final int port;
  private final Process master;
  private final List<Process> workers = new ArrayList<>();

  /// @param home an empty folder
  SparkCluster(Path home, int workers) throws IOException, InterruptedException {
    this.home = home;
    this.port = freePort();
    linkJars();
    master = start("master", "org.apache.spark.deploy.master.Master", "--host", HOST, "--port", Integer.toString(port),
        "--webui-port", "0");
    waitForMaster();
    for (int i = 0; i < workers; i++) {
      this.workers.add(start("worker" + i, "org.apache.spark.deploy.worker.Worker", "--host", HOST, "--webui-port", "0",
          "--cores", "1", "--memory", "1g", "--work-dir", Files.createDirectory(home.resolve("work" + i)).toString(), url()));
    }
  }

  String url() {
    return "spark://" + HOST + ":" + port;
  }

  /// As `kill -9` of the worker and of all that it has started.
  void kill(int worker) {
    Process process = workers.get(worker);
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  /// As `kill -STOP` of the worker and of all that it has started: it is there, and says nothing.
  void freeze(int worker) throws IOException, InterruptedException {
    Process process = workers.get(worker);
    List<String> command = new ArrayList<>(List.of("kill", "-STOP", Long.toString(process.pid())));
    process.descendants().forEach(started -> command.add(Long.toString(started.pid())));
    new ProcessBuilder(command).start().waitFor();
  }

  /// What an executor finds beside our own jars.
  private void linkJars() throws IOException {
    Path jars = Files.createDirectory(home.resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(":")) {
      Path jar = Path.of(entry);
      if (isSparks(jar.toString())) Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
  }

  private static boolean isSparks(String entry) {
    Stream<String> others = Stream.of("burin", "junit", "guava", "failureaccess", "assertj", "/tools/jackson/", "surefire",
        "/eclipse/elk/", "/eclipse/emf/", "/eclipse/xtext/");
    return entry.endsWith(".jar") && others.noneMatch(entry::contains);
  }

  private Process start(String name, String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow", "-Xmx512m", "-cp", home.resolve("jars") + "/*"));
    words.addAll(List.of(command));
    var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(home.resolve(name + ".log").toFile());
    builder.environment().putAll(Map.of("SPARK_HOME", home.toString(), "JAVA_HOME", System.getProperty("java.home"),
        "SPARK_SCALA_VERSION", "2.13", "SPARK_LOCAL_IP", HOST));
    return builder.start();
  }

  private void waitForMaster() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!answers()) {
      if (!master.isAlive() || System.nanoTime() > end) throw new IOException(
          "no master: " + Files.readString(home.resolve("master.log")));
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(HOST, port), 200);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    for (int i = 0; i < workers.size(); i++) kill(i);
    master.destroyForcibly().onExit().join();
    for (Process worker : workers) worker.onExit().join();
  }
}
