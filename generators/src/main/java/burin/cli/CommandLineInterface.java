package burin.cli;

import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.flow.CheckFailure;
import burin.sim.LockstepDifference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Takes a command line apart, has its command run, and tells failures.
final class CommandLineInterface {
  private final Catalogue catalogue;
  private final Session session;
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final CommandLine parser;

  CommandLineInterface(Catalogue catalogue, Session session) {
    this.catalogue = catalogue;
    this.session = session;
    CommandSpec top = Specifications.top();
    for (Command command : Command.all()) {
      CommandSpec specification = command.specification(catalogue);
      commands.put(specification.name(), command);
      top.addSubcommand(specification.name(), new CommandLine(specification, Specifications.NO_OBJECTS));
    }
    this.parser = new CommandLine(top, Specifications.NO_OBJECTS).setExpandAtFiles(false);
  }

  /// Runs what `args` say; returns the exit code.
  int run(String... args) {
    var failures = new Failures(session, Arrays.asList(args).contains(Specifications.JSON));
    try {
      return execute(helpFirst(args));
    } catch (ParameterException mistake) {
      return failures.tell(Usage.error(mistake));
    } catch (UserError mistake) {
      return failures.tell(mistake);
    } catch (CheckFailure | LockstepDifference failure) {
      return failures.tellCheck(failure);
    } catch (RuntimeException | Error ours) {
      return failures.tellInternal(ours);
    }
  }

  private int execute(String... args) {
    ParseResult parsed = parser.parseArgs(args);
    ParseResult last = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    if (parsed.isVersionHelpRequested()) {
      session.out().println("burin " + Main.VERSION);
      return 0;
    }
    if (last.isUsageHelpRequested() || !parsed.hasSubcommand()) {
      session.out().print(usage(last.commandSpec()));
      return 0;
    }
    return commands.get(last.commandSpec().name()).run(new Arguments(last), catalogue, session);
  }

  /// The help of a command. Options are shown as `-o DIR`, although `-o=DIR` is taken too.
  private static String usage(CommandSpec command) {
    command.parser().separator(" ");
    return command.commandLine().getUsageMessage(Ansi.OFF);
  }

  /// `help run` is `run --help`.
  private static String[] helpFirst(String... args) {
    if (args.length == 0 || !args[0].equals("help")) return args;
    return args.length == 1 ? new String[] {Specifications.HELP} : new String[] {args[1], Specifications.HELP};
  }
}
