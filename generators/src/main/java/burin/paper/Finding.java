package burin.paper;

import burin.diag.Code;
import burin.diag.Diagnostic;
import burin.diag.UserError;

/// A claim that has been looked into.
///
/// @param ours computed just now; empty where there is nothing to compute
/// @param how where it comes from, or why there is none
public record Finding(String system, String claim, String paper, String ours, Verdict verdict, String how) {

  /// What takes a tool that is missing or fails is not decided, and the reason is told in place of `how`.
  static Finding of(String system, Claim claim) {
    try {
      Claim.Outcome outcome = claim.check().get();
      return new Finding(system, claim.text(), claim.paper(), outcome.ours(), outcome.verdict(), claim.how());
    } catch (UserError mistake) {
      if (!mistake.diagnostics().stream().allMatch(reason -> reason.code() == Code.TOOL)) throw mistake;
      String why = told(mistake.diagnostics().getFirst());
      return new Finding(system, claim.text(), claim.paper(), "", Verdict.NOT_REPRODUCIBLE, why);
    }
  }

  private static String told(Diagnostic reason) {
    return reason.message() + reason.hint().map(" (%s)"::formatted).orElse("");
  }
}
