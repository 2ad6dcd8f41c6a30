package burin.apu;

import java.util.List;

/// A network that a machine cannot run, with every reason. It is a mistake of the user, found before anything is made.
public final class UnfitNetworkException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<String> reasons;

  UnfitNetworkException(String network, List<String> reasons) {
    super("network " + network + " does not fit the machine:\n  " + String.join("\n  ", reasons));
    this.reasons = List.copyOf(reasons);
  }

  /// One sentence a reason, which begins with the layer's name.
  public List<String> reasons() {
    return reasons;
  }
}
