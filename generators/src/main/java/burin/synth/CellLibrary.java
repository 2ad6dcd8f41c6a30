package burin.synth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the cells of a library do, as the liberty file tells.
///
/// @param volts of the supply
/// @param cells by name
public record CellLibrary(double volts, Map<String, Cell> cells) {
  private static final Pattern LINE = Pattern.compile(
      "^\\s*(?:(cell|pin|ff|latch)\\s*\\(\\s*\"?([\\w, ]+)\"?\\s*\\)|(\\w+)\\s*:\\s*\"?([^\";]*)\"?\\s*;)", Pattern.MULTILINE);
  private static final double FARADS = 1e-12;

  /// The library of target `osu018`.
  ///
  /// @throws burin.diag.UserError if it is not installed
  public static CellLibrary osu018() {
    return of(Liberty.osu018().text());
  }

  /// A cell.
  ///
  /// @param pins by name
  /// @param state what it keeps, if it keeps something
  public record Cell(String name, Map<String, Pin> pins, Optional<State> state) {}

  /// A pin.
  ///
  /// @param farads that it loads its net with; 0 for an output
  /// @param function of an output without state: `!` not, `+` or, `^` exclusive or, side by side and
  public record Pin(String name, boolean isOutput, double farads, Optional<String> function) {}

  /// What a cell with one bit of state takes over, and when.
  ///
  /// @param isLatch open while `clock` is high, otherwise it takes the data with the rising edge
  /// @param data the pin whose value is taken
  /// @param clock the pin that says when
  /// @param isPlain without set, reset, inverted clock or anything else
  public record State(boolean isLatch, String data, String clock, boolean isPlain) {}

  static CellLibrary of(String text) {
    var reader = new Reader();
    Matcher lines = LINE.matcher(text);
    while (lines.find()) {
      if (lines.group(1) == null) reader.attribute(lines.group(3), lines.group(4).strip());
      else reader.group(lines.group(1), lines.group(2));
    }
    reader.endCell();
    return new CellLibrary(reader.volts, reader.cells);
  }

  private static final class Reader {
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private double volts;
    private String cell;
    private String pin;
    private String kind = "";
    private Map<String, Pin> pins = new LinkedHashMap<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, String> stateOf = new LinkedHashMap<>();

    private void group(String type, String name) {
      switch (type) {
        case "cell" -> {
          endCell();
          cell = name;
        }
        case "pin" -> {
          endPin();
          pin = name;
        }
        default -> kind = type;
      }
    }

    /// The first of its name counts: what follows belongs to the tables of timing and power.
    private void attribute(String name, String value) {
      if (name.equals("nom_voltage")) volts = Double.parseDouble(value);
      else if (pin != null) attributes.putIfAbsent(name, value);
      else if (!kind.isEmpty()) stateOf.putIfAbsent(name, value);
    }

    private void endPin() {
      if (pin == null) return;
      boolean output = "output".equals(attributes.get("direction"));
      double farads = output ? 0 : Double.parseDouble(attributes.getOrDefault("capacitance", "0")) * FARADS;
      pins.put(pin, new Pin(pin, output, farads, Optional.ofNullable(attributes.get("function")).filter(_ -> output)));
      pin = null;
      attributes.clear();
    }

    private void endCell() {
      endPin();
      if (cell != null) cells.put(cell, new Cell(cell, pins, state()));
      pins = new LinkedHashMap<>();
      kind = "";
      stateOf.clear();
    }

    private Optional<State> state() {
      if (kind.isEmpty()) return Optional.empty();
      boolean latch = kind.equals("latch");
      String data = stateOf.getOrDefault(latch ? "data_in" : "next_state", "");
      String clock = stateOf.getOrDefault(latch ? "enable" : "clocked_on", "");
      return Optional.of(new State(latch, data, clock, stateOf.size() == 2 && pins.containsKey(data) && pins.containsKey(clock)));
    }
  }
}
