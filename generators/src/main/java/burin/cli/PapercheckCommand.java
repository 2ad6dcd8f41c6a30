package burin.cli;

import burin.flow.Catalogue;
import burin.flow.Json;
import burin.paper.Finding;
import burin.paper.Paper;
import burin.paper.Papers;
import burin.paper.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `papercheck`: what the papers claim, and what comes out here.
final class PapercheckCommand implements Command {
  private static final String SYSTEM = "SYSTEM";
  private static final String QUICK = "--quick";

  @Override
  public CommandSpec specification(Catalogue catalogue) {
    var examples = new LinkedHashMap<String, String>();
    examples.put("./burin papercheck", "the claims of all papers");
    examples.put("./burin papercheck mlcnn --json", "those of one, for a program");
    return Specifications.command("papercheck", "[SYSTEM] [OPTION]...", "Computes anew what the papers claim.",
            "For each claim there are the paper's value, the value that is computed here at this moment, and a verdict: "
                + "reproduced, different, or not-reproducible, where nothing that can be computed here decides it. What is "
                + "not reproduced is explained below the table. A claim that is different is no failure.", examples)
        .addPositional(PositionalParamSpec.builder().index("0").arity("0..1").paramLabel(SYSTEM).type(String.class)
            .description("One of: " + String.join(", ", Papers.shipped().systems()) + ". Default: all.").build())
        .addOption(OptionSpec.builder(QUICK).description("Leave out what takes more than a second: areas and powers, "
            + "for which Yosys runs, half an hour for approxconv the first time.").build());
  }

  @Override
  public int run(Arguments arguments, Catalogue catalogue, Session session) {
    Papers papers = Papers.shipped();
    String system = arguments.operand(0);
    List<Paper> chosen = system.isEmpty() ? papers.papers() : List.of(papers.find(system));
    session.out().print(arguments.json() ? json(chosen, arguments.has(QUICK)) : text(chosen, arguments.has(QUICK)));
    return 0;
  }

  private static String json(List<Paper> papers, boolean quick) {
    return Json.text(papers.stream().flatMap(paper -> paper.check(quick).stream()).map(PapercheckCommand::fields).toList());
  }

  private static Map<String, Object> fields(Finding finding) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("system", finding.system());
    fields.put("claim", finding.claim());
    fields.put("paper", finding.paper());
    fields.put("ours", finding.ours().isEmpty() ? null : finding.ours());
    fields.put("verdict", finding.verdict().toString());
    fields.put("how", finding.how());
    return fields;
  }

  private static String text(List<Paper> papers, boolean quick) {
    return String.join("\n", papers.stream().map(paper -> text(paper, quick)).toList());
  }

  private static String text(Paper paper, boolean quick) {
    List<Finding> findings = paper.check(quick);
    var table = new Table("  ", "claim", "paper", "ours", "verdict");
    for (Finding finding : findings) {
      table.row(finding.claim(), finding.paper(), finding.ours(), finding.verdict().toString());
    }
    return "%s (%s)%n%n%s%n%s".formatted(paper.title(), paper.system(), table, summary(findings));
  }

  /// How many of each verdict, and why not all are reproduced.
  private static String summary(List<Finding> findings) {
    var text = new StringBuilder();
    for (Verdict verdict : Verdict.values()) {
      List<Finding> of = findings.stream().filter(finding -> finding.verdict() == verdict).toList();
      text.append("%s: %s of %s%n".formatted(verdict, of.size(), findings.size()));
      if (verdict == Verdict.REPRODUCED) continue;
      for (Finding finding : of) text.append("  %s%n      %s%n".formatted(finding.claim(), finding.how()));
    }
    return text.toString();
  }
}
