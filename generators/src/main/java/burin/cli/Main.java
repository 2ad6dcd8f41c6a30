package burin.cli;

import burin.flow.Catalogue;
import java.io.PrintStream;

/// The command line: `./burin COMMAND ...`.
///
/// Exit codes: 0 success, 1 a check failed, 2 wrong use, 70 a mistake in Burin itself.
public final class Main {
  /// As in the POMs.
  static final String VERSION = "0.1.0";

  private Main() {}

  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    System.out.flush();
    // An exit that is asked for loads the JDK's logging, to be able to tell of it.
    if (status != 0) System.exit(status);
  }

  /// Runs a command in this JVM and returns the exit code.
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return new CommandLineInterface(Catalogue.shipped(), new Session(out, err, System.getenv())).run(args);
  }
}
