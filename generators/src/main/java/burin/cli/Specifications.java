package burin.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The parts of which the commands' specifications are made.
final class Specifications {
  static final String HELP = "--help";
  static final String JSON = "--json";
  static final String PARAMETER = "-p";
  static final String OUTPUT = "-o";
  static final String STRICT = "--strict";

  private static final int WIDTH = 100;

  /// Picocli makes the objects of its annotations with this, of which there are none. Its own looks for Groovy first, in every
  /// jar, which takes ten milliseconds.
  static final CommandLine.IFactory NO_OBJECTS = new CommandLine.IFactory() {
    @Override
    public <K> K create(Class<K> type) throws ReflectiveOperationException {
      return type.getDeclaredConstructor().newInstance();
    }
  };

  private Specifications() {}

  /// What `burin` itself takes and says.
  static CommandSpec top() {
    CommandSpec top = empty("./burin")
        .addOption(OptionSpec.builder("--version").versionHelp(true).description("The version of Burin.").build());
    top.usageMessage()
        .header("Burin: hardware construction in plain Java, with generators for neural-network accelerators.")
        .customSynopsis("./burin COMMAND ...")
        .optionListHeading("%n")
        .commandListHeading("%nCommands:%n")
        .footerHeading("%nTo begin:%n")
        .footer(
            "  ./burin run apu               simulate the APU on images of digits, check it, write its Verilog",
            "  ./burin list                  see what can be generated, and with which parameters",
            "  ./burin emit apu -p pes=4     write the Verilog of a smaller APU",
            "  ./burin run --help            read more about a command",
            "",
            "./burin test runs every test. The language itself is described in docs/.");
    return top;
  }

  /// A command with `--json` and `--help`.
  ///
  /// @param operands what follows the name
  /// @param summary one line
  /// @param description more, in one paragraph
  /// @param examples command lines, each with what it does
  static CommandSpec command(
      String name, String operands, String summary, String description, SequencedMap<String, String> examples) {
    CommandSpec command = empty(name)
        .addOption(OptionSpec.builder(JSON).description("Print one JSON document instead of text.").build());
    command.usageMessage()
        .header(summary)
        .customSynopsis("./burin %s %s".formatted(name, operands))
        .descriptionHeading("%n").description(description)
        .parameterListHeading("%n").optionListHeading("%n")
        .exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes())
        .footerHeading("%nExamples:%n").footer(lines(examples));
    return command;
  }

  static PositionalParamSpec design(List<String> names) {
    return PositionalParamSpec.builder().index("0").arity("1").required(true).paramLabel("DESIGN").type(String.class)
        .description("One of: " + String.join(", ", names) + " (see ./burin list).").build();
  }

  static OptionSpec parameters() {
    return parameters("NAME=VALUE", "A parameter of the design; may be given several times.");
  }

  static OptionSpec parameters(String label, String description) {
    return OptionSpec.builder(PARAMETER).paramLabel(label).type(ArrayList.class).auxiliaryTypes(String.class).arity("1")
        .description(description).build();
  }

  static OptionSpec value(String name, String label, String description) {
    return OptionSpec.builder(name).paramLabel(label).type(String.class).arity("1").description(description).build();
  }

  /// The option of `emit` and `run`.
  ///
  /// @param standard where they write without it
  static OptionSpec output(String standard) {
    return value(OUTPUT, "DIR", "The folder to write to, " + standard
        + " It must be new or empty, or hold what Burin has written before.");
  }

  /// The option of `emit` and `run`.
  static OptionSpec strict() {
    return OptionSpec.builder(STRICT).description("Warnings about the circuit count as mistakes.").build();
  }

  private static CommandSpec empty(String name) {
    CommandSpec command = CommandSpec.wrapWithoutInspection(null, NO_OBJECTS).name(name)
        .addOption(OptionSpec.builder("-h", HELP).usageHelp(true).description("This text.").build());
    command.usageMessage().synopsisHeading("%nUsage: ").width(WIDTH).sortOptions(false);
    return command;
  }

  private static SequencedMap<String, String> exitCodes() {
    var codes = new LinkedHashMap<String, String>();
    codes.put("0", "success");
    codes.put("1", "a check failed: the hardware and its reference differ");
    codes.put("2", "wrong use, said in one line on standard error");
    return codes;
  }

  private static String[] lines(SequencedMap<String, String> examples) {
    return examples.entrySet().stream()
        .flatMap(example -> Stream.of("  " + example.getKey(), "      " + example.getValue()))
        .toArray(String[]::new);
  }
}
