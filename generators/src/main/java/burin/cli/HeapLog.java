package burin.cli;

import burin.flow.CheckFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The log of a JVM's garbage collector, for the most heap that was in use: garbage that had not been collected yet counts.
///
/// @param file is written by a JVM that gets [#option]
record HeapLog(Path file) {
  private static final Pattern COLLECTION = Pattern.compile("Pause .* (\\d+)M->\\d+M\\(");
  /// Of the serial and of the parallel collector, when the JVM ends.
  private static final Pattern GENERATION = Pattern.compile("(?:DefNew|Tenured|PSYoungGen|ParOldGen) +total \\d+K, used (\\d+)K");
  private static final long KILOBYTES = 1024;

  String option() {
    return "-Xlog:gc,gc+exit:file=" + file + "::filecount=0";
  }

  /// In MiB.
  long most() {
    long most = 0;
    long atEnd = 0;
    for (String line : lines()) {
      Matcher collection = COLLECTION.matcher(line);
      if (collection.find()) most = Math.max(most, Long.parseLong(collection.group(1)));
      Matcher generation = GENERATION.matcher(line);
      if (generation.find()) atEnd += Long.parseLong(generation.group(1));
    }
    if (atEnd == 0) throw new CheckFailure("%s does not tell of the heap".formatted(file));
    return Math.max(most, atEnd / KILOBYTES);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new CheckFailure("%s cannot be read: %s".formatted(file, failure.getMessage()));
    }
  }
}
