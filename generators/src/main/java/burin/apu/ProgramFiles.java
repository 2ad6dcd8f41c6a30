package burin.apu;

import com.google.common.primitives.ImmutableIntArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// A program as files: the memories of every PE for `$readmemh`, where the inputs and outputs are, and a listing.
///
/// For PE 3 of a machine of 10 these are `pe03.weights.hex` (a row a word, lane 0 in the lowest bits), `pe03.bias.hex`
/// and `pe03.select.hex` (the send bit above the select). They hold the words in use, from address 0, and not the
/// depth of the memory. `inputs.txt` and `outputs.txt` have a line with a PE and an address for each input and output.
/// `program.txt` is for people. Equal programs give equal bytes.
public final class ProgramFiles {
  private ProgramFiles() {}

  /// The text of each file by name.
  public static SortedMap<String, String> of(ApuProgram program) {
    var files = new TreeMap<String, String>();
    for (int pe = 0; pe < program.pes().size(); pe++) addImage(program, pe, files);
    files.put("inputs.txt", places(program.inputs()));
    files.put("outputs.txt", places(program.outputs()));
    files.put("program.txt", ProgramListing.of(program));
    return Collections.unmodifiableSortedMap(files);
  }

  /// Writes all files to `directory`, which is made if it is not there.
  public static void write(ApuProgram program, Path directory) throws IOException {
    Files.createDirectories(directory);
    for (var file : of(program).entrySet()) Files.writeString(directory.resolve(file.getKey()), file.getValue());
  }

  private static void addImage(ApuProgram program, int pe, SortedMap<String, String> files) {
    ApuConfig config = program.config();
    PeImage image = program.pes().get(pe);
    String name = String.format(Locale.ROOT, "pe%02d.", pe);
    var weights = new HexWords();
    for (ImmutableIntArray row : image.weights()) weights.add(row, config.weightBits());
    files.put(name + "weights.hex", weights.text());
    files.put(name + "bias.hex", words(image.bias(), config.biasBits()));
    files.put(name + "select.hex", words(image.selects(), config.selectWordBits()));
  }

  private static String words(ImmutableIntArray values, int width) {
    var words = new HexWords();
    for (int i = 0; i < values.length(); i++) words.add(values.subArray(i, i + 1), width);
    return words.text();
  }

  private static String places(List<ApuProgram.Place> places) {
    var text = new StringBuilder();
    for (ApuProgram.Place place : places) text.append(place.pe()).append(' ').append(place.address()).append('\n');
    return text.toString();
  }
}
