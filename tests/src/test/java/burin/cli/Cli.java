package burin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import burin.flow.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a command line has come to, run in this JVM.
record Cli(int status, String out, String err) {

  static Cli run(String... args) {
    return run(Catalogue.shipped(), System.getenv(), args);
  }

  static Cli run(Catalogue catalogue, Map<String, String> environment, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var session = new Session(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), environment);
    int status = new CommandLineInterface(catalogue, session).run(args);
    return new Cli(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  /// Standard output, which must be one JSON document and nothing else.
  JsonNode json() {
    return new JsonMapper().readTree(out);
  }
}
