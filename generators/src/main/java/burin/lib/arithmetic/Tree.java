package burin.lib.arithmetic;

/// In which order the partial products of a multiplier are added.
public enum Tree {
  /// As early as possible: in each level, all groups of three bits of a column and the pair that is left over (C. S. Wallace,
  /// 1964).
  WALLACE,
  /// As late as possible: in each level only so many as the number of levels needs, which takes fewer adders (L. Dadda, 1965).
  DADDA
}
