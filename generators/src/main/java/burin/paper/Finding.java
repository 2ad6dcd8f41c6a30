package burin.paper;

/// A claim that has been looked into.
///
/// @param ours computed just now; empty where there is nothing to compute
/// @param how where it comes from, or why there is none
public record Finding(String system, String claim, String paper, String ours, Verdict verdict, String how) {

  static Finding of(String system, Claim claim) {
    Claim.Outcome outcome = claim.check().get();
    return new Finding(system, claim.text(), claim.paper(), outcome.ours(), outcome.verdict(), claim.how());
  }
}
