package burin.ir;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/// Something that simulators and formal tools watch: it is looked at before each edge of its domain at which the reset is
/// not active.
///
/// @param kind what it means that `condition` holds or not
/// @param text what is said where it happens
public record Event(Kind kind, Expr condition, Text text) {
  public enum Kind {
    /// The condition must hold: the circuit is wrong otherwise.
    ASSERT,
    /// The condition must hold: whoever drives the inputs is wrong otherwise. Formal tools take it for granted.
    ASSUME,
    /// That the condition holds is counted, so that a test can tell whether it ever did.
    COVER,
    /// The text is written where the condition holds.
    PRINT;

    /// Whether it happens where the condition does not hold.
    public boolean isViolation() {
      return this == ASSERT || this == ASSUME;
    }
  }

  public enum Format { DECIMAL, HEX, BINARY, NAME }

  /// A value within a text.
  public record Argument(Expr value, Format format) {
    public Argument {
      checkArgument(!(value.type() instanceof VecType), "%s in a text", value.type());
      checkArgument(format != Format.NAME || value.type() instanceof EnumType, "the name of a %s", value.type());
    }
  }

  /// `parts[0] arguments[0] parts[1] ... parts[n]`.
  public record Text(List<String> parts, List<Argument> arguments) {
    public Text {
      parts = List.copyOf(parts);
      arguments = List.copyOf(arguments);
      checkArgument(parts.size() == arguments.size() + 1, "%s parts of text for %s values", parts.size(), arguments.size());
    }
  }

  public Event {
    checkArgument(condition.type() instanceof BoolType, "condition is %s, not bool", condition.type());
  }
}
