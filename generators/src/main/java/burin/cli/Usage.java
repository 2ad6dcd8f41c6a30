package burin.cli;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Tells in Burin's words what picocli finds wrong with a command line.
final class Usage {
  private Usage() {}

  static UserError error(ParameterException mistake) {
    CommandSpec command = mistake.getCommandLine().getCommandSpec();
    return switch (mistake) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched.getUnmatched().getFirst(), command);
      case MissingParameterException missing -> missing(missing.getMissing().getFirst(), command);
      default -> new UserError(Code.OPTION, mistake.getMessage(), see(command));
    };
  }

  private static UserError unmatched(String word, CommandSpec command) {
    boolean top = command.parent() == null;
    if (word.startsWith("-") && word.length() > 1) return unknownOption(word, command);
    if (top) return new UserError(Code.UNKNOWN, "there is no command \"%s\"".formatted(word),
        Suggestions.hint(word, List.copyOf(command.subcommands().keySet())));
    return new UserError(Code.OPTION, "%s does not take \"%s\"".formatted(command.name(), word), see(command));
  }

  private static UserError unknownOption(String word, CommandSpec command) {
    String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
    var known = new ArrayList<String>();
    for (OptionSpec option : command.options()) known.addAll(List.of(option.names()));
    return new UserError(Code.UNKNOWN, "%s has no option %s".formatted(command.name().replace("./", ""), name),
        Suggestions.nearest(name, known).map(found -> "did you mean " + found + "?").orElse(see(command)));
  }

  private static UserError missing(ArgSpec missing, CommandSpec command) {
    if (missing instanceof OptionSpec option) return new UserError(Code.OPTION,
        "option %s needs a value".formatted(option.longestName()), option.longestName() + " " + option.paramLabel());
    return new UserError(Code.OPTION, "%s needs %s %s".formatted(
        command.name(), missing.paramLabel().matches("[AEIO].*") ? "an" : "a", missing.paramLabel()), operands(command));
  }

  /// `./burin emit DESIGN; see ./burin list`.
  private static String operands(CommandSpec command) {
    String synopsis = command.usageMessage().customSynopsis()[0].replace(" [OPTION]...", "");
    return synopsis.contains("DESIGN") ? synopsis + "; see ./burin list" : synopsis;
  }

  private static String see(CommandSpec command) {
    return command.parent() == null ? "see ./burin --help" : "see ./burin %s --help".formatted(command.name());
  }
}
