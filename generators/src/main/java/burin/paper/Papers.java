package burin.paper;

import burin.diag.Code;
import burin.diag.Suggestions;
import burin.diag.UserError;
import java.util.List;

/// The papers whose claims are looked into.
public record Papers(List<Paper> papers) {

  public Papers {
    papers = List.copyOf(papers);
  }

  /// All that there are. A system is added here.
  public static Papers shipped() {
    return new Papers(List.of(new ApuPaper(), new MlcnnPaper(), new ApproxConvPaper()));
  }

  public List<String> systems() {
    return papers.stream().map(Paper::system).toList();
  }

  /// @throws UserError if there is no such system, with the name that was probably meant
  public Paper find(String system) {
    for (Paper paper : papers) {
      if (paper.system().equals(system)) return paper;
    }
    throw new UserError(
        Code.UNKNOWN, "no claims are known of \"%s\"".formatted(system), Suggestions.hint(system, systems()));
  }
}
