package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// One of several names, each with a code of its own. A value is its code, read as an unsigned number.
///
/// @param name what the names belong to, such as `State`
/// @param codes one for each member, all different
public record EnumType(String name, List<String> members, List<BigInteger> codes, int width) implements Type {
  public EnumType {
    members = List.copyOf(members);
    codes = List.copyOf(codes);
    checkArgument(!members.isEmpty() && members.size() == codes.size(), "enum %s: %s codes", name, codes.size());
    checkArgument(new HashSet<>(codes).size() == codes.size(), "enum %s: equal codes", name);
    for (BigInteger code : codes) {
      checkArgument(code.signum() >= 0 && code.bitLength() <= width, "enum %s: code %s in %s bits", name, code, width);
    }
  }

  /// Whether every pattern of bits is a member's code.
  public boolean isWhole() {
    return BigInteger.valueOf(codes.size()).equals(BigInteger.ONE.shiftLeft(width));
  }

  /// The member with a code.
  ///
  /// @throws IllegalArgumentException where there is none
  public String member(BigInteger code) {
    int index = codes.indexOf(code);
    checkArgument(index >= 0, "%s is no code of %s", code, name);
    return members.get(index);
  }

  /// `Op[ADD, SUB]`, with the codes where these do not just count.
  @Override
  public String toString() {
    List<String> texts = new ArrayList<>();
    boolean counts = true;
    for (int i = 0; i < members.size(); i++) {
      counts &= codes.get(i).equals(BigInteger.valueOf(i));
      texts.add(members.get(i) + "=" + codes.get(i));
    }
    return name + (counts ? members : texts);
  }
}
