package burin.diag;

/// The stable codes of everything that Burin can say against a user's input. The first digit tells the kind: 0 mistakes in a
/// circuit, 1 warnings about one, 2 the command line, 3 files and data, 4 the machine and its tools.
public enum Code {
  RANGE("B001"),
  TYPE("B002"),
  BOUNDS("B003"),
  SIZE("B004"),
  UNDRIVEN("B005"),
  LOOP("B006"),
  FOREIGN("B007"),
  NOT_DRIVABLE("B008"),
  NAME("B009"),
  NOT_ADDED("B010"),
  UNCONNECTED("B011"),
  CONFIG("B012"),
  FINISHED("B013"),
  DIVISION("B014"),
  NULL("B015"),
  STAGE("B016"),
  CASES("B017"),
  LANE("B018"),
  WHEN("B019"),
  CROSSING("B020"),
  CLOCK("B021"),
  TEXT("B022"),
  FOREIGN_VERILOG("B023"),
  OVERWRITTEN("B024"),
  CONSTRUCTOR("B025"),

  UNREAD("B101"),
  UNUSED_INPUT("B102"),
  CONSTANT_CONDITION("B103"),
  UNREACHED("B104"),
  UNWRITTEN("B105"),

  OPTION("B201"),
  UNKNOWN("B202"),
  NO_FIT("B203"),

  DATA("B301"),
  FILE("B302"),
  OUTPUT("B303"),

  TOOL("B401"),
  NETWORK("B402");

  private final String id;

  Code(String id) {
    this.id = id;
  }

  /// Such as `B001`.
  public String id() {
    return id;
  }

  /// Whether it is about what is probably not meant, but makes a circuit all the same.
  public boolean isWarning() {
    return id.startsWith("B1");
  }
}
