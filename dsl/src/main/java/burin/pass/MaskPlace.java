package burin.pass;

import java.util.Optional;

/// Where [TrackUnknowns] keeps the mask of a register, a read port or a memory.
///
/// @param mask the name of a register or a memory
public record MaskPlace(String mask, Optional<Stamps> stamps) {
  /// The mask of a word counts only where its stamp is the present epoch.
  ///
  /// @param memory the name of a memory
  /// @param epoch the name of a register
  public record Stamps(String memory, String epoch) {}
}
