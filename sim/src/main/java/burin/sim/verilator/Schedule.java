package burin.sim.verilator;

import burin.sim.verilator.GeneratedSources.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What has to be run at a step of a model.
///
/// Verilator's `eval()` compares the clock with its value of last time, runs what its edges start, looks again
/// whether that changed anything, and is called twice a cycle. Most models have one clock of which only rising edges
/// matter; for those the shim calls what the edge starts and nothing else, which is much quicker. This decides from
/// what Verilator wrote, and only where it wrote exactly what is expected.
enum Schedule {
  /// Both phases of the clock, with Verilator's own `eval()`.
  PLAIN,
  /// The rising edge only; no output depends on an input within the cycle.
  ONE_EDGE,
  /// The rising edge, and the logic that depends on inputs where an input has changed.
  ONE_EDGE_AND_INPUTS;

  private static final String ROOT = "Vm___024root";
  /// How Verilator 5 looks for the edge; blanks and line ends count alike.
  private static final String EDGE = "vlSelf->__VactTriggered.at(0U) = ((IData)(vlSelf->CLOCK)"
      + " & (~ (IData)(vlSelf->__Vtrigrprev__TOP__CLOCK))); vlSelf->__Vtrigrprev__TOP__CLOCK = vlSelf->CLOCK;";
  private static final int MENTIONS_IN_EDGE = 2;
  /// Left out of what is compiled.
  private static final String CHECK = "if (VL_UNLIKELY((vlSelf->CLOCK & 0xfeU)))";

  /// @param fastFiles the C++ that runs every cycle
  /// @param clock how C++ reaches the clock from the symbol table; empty where there is none or are several
  static Schedule of(Path folder, List<SourceFile> fastFiles, Optional<String> clock) throws IOException {
    if (clock.isEmpty()) return PLAIN;
    String header = Files.readString(folder.resolve(ROOT + ".h"));
    int inputs = triggers(header, "ico");
    boolean oneEvent = triggers(header, "act") == 1 && triggers(header, "nba") == 1 && inputs <= 1;
    if (!oneEvent || !isRisingEdgeOnly(folder, fastFiles, name(clock.get()))) return PLAIN;
    return inputs == 0 ? ONE_EDGE : ONE_EDGE_AND_INPUTS;
  }

  private static String name(String place) {
    return place.substring(place.indexOf('.') + 1);
  }

  /// How many events a region waits for; 0 where Verilator left it out.
  private static int triggers(String header, String region) {
    Matcher matcher = Pattern.compile("VlTriggerVec<(\\d+)> __V" + region + "Triggered;").matcher(header);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /// Whether the clock occurs in the search for its rising edge and nowhere else.
  private static boolean isRisingEdgeOnly(Path folder, List<SourceFile> fastFiles, String clock) throws IOException {
    Pattern mention = Pattern.compile("(?:vlSelf->|TOP\\.)" + Pattern.quote(clock) + "\\b");
    boolean found = false;
    long others = 0;
    for (SourceFile file : fastFiles) {
      if (file.name().equals("Vm.cpp")) continue; // which gives every port a name in the model's interface
      String text = Files.readString(folder.resolve(file.name()));
      others += mention.matcher(text).results().count();
      if (contains(text, EDGE, clock)) {
        found = true;
        others -= MENTIONS_IN_EDGE;
      }
      if (contains(text, CHECK, clock)) others--;
    }
    return found && others == 0;
  }

  private static boolean contains(String text, String code, String clock) {
    String regex = Pattern.quote(code.replace("CLOCK", clock)).replace(" ", "\\E\\s+\\Q");
    return Pattern.compile(regex).matcher(text).find();
  }
}
