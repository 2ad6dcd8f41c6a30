package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EmitCommandTest {
  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void chooseFolder() {
    out = folder.resolve("new/apu");
  }

  @Test
  void writesVerilogItsListAndTheManifest() throws Exception {
    var cli = emit("-p", "pes=2", "-p", "block=8");
    assertThat(cli.status()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(files()).containsKeys("Apu.v", "files.f", "manifest.json");
    assertThat(files().get("files.f").lines()).endsWith("Apu.v");
    assertThat(cli.out()).startsWith("apu pes=2 block=8 bits=4 layers=8 weightRows=8 slots=16\ntop module Apu in " + out)
        .contains("  Apu.v ").endsWith("  manifest.json\n");
  }

  @Test
  void manifestTellsParametersFilesAndMemory() throws Exception {
    emit("-p", "pes=2", "-p", "block=8");
    JsonNode manifest = new JsonMapper().readTree(files().get("manifest.json"));
    assertThat(manifest.propertyNames()).containsExactly("design", "parameters", "top", "memoryBits", "files");
    assertThat(manifest.get("parameters").toString())
        .isEqualTo("{\"pes\":2,\"block\":8,\"bits\":4,\"layers\":8,\"weightRows\":8,\"slots\":16}");
    assertThat(manifest.get("top").asString()).isEqualTo("Apu");
    assertThat(manifest.get("memoryBits").asLong()).isEqualTo(2064);
    assertThat(manifest.get("files")).hasSize(files().size() - 1);
    for (JsonNode file : manifest.get("files")) {
      byte[] bytes = Files.readAllBytes(out.resolve(file.get("name").asString()));
      assertThat(file.get("sha256").asString()).isEqualTo(Hashing.sha256().hashBytes(bytes).toString());
      assertThat(file.get("lines").asLong()).isEqualTo(new String(bytes, StandardCharsets.UTF_8).lines().count());
    }
  }

  @Test
  void twoEmissionsAreTheSameBytes() throws Exception {
    emit("-p", "pes=2", "-p", "block=8");
    var first = files();
    out = folder.resolve("elsewhere");
    emit("-p", "pes=2", "-p", "block=8");
    assertThat(files()).isEqualTo(first);
  }

  @Test
  void jsonIsTheManifestAndTheFolder() throws Exception {
    var cli = emit("-p", "pes=2", "-p", "block=8", "--json");
    assertThat(cli.json().propertyNames())
        .containsExactly("design", "parameters", "top", "memoryBits", "files", "directory", "warnings");
    assertThat(cli.json().get("directory").asString()).isEqualTo(out.toString());
  }

  @Test
  void memoriesBecomeModulesWithAListOfTheirShapes() throws Exception {
    assertThat(emit("-p", "pes=2", "-p", "block=8", "--memories", "modules").status()).isZero();
    JsonNode shapes = new JsonMapper().readTree(files().get("memories.json")).get("memories");
    JsonNode manifest = new JsonMapper().readTree(files().get("manifest.json"));
    assertThat(manifest.get("files").findValuesAsString("name")).contains("memories.json", "mem_8x32_1r1w.v");
    long bits = 0;
    for (JsonNode shape : shapes) {
      assertThat(shape.propertyNames()).containsExactly("module", "words", "width", "lanes", "readPorts",
          "combinationalReadPorts", "writePorts", "readWritePorts", "readsWhileWriting", "clocks", "ports", "instances");
      assertThat(files()).containsKey(shape.get("module").asString() + ".v");
      assertThat(files().get(shape.get("module").asString() + ".v"))
          .contains("reg [%d:0] storage [0:%d];".formatted(shape.get("width").asInt() - 1, shape.get("words").asInt() - 1));
      bits += shape.get("words").asLong() * shape.get("width").asLong() * shape.get("instances").size();
    }
    assertThat(bits).as("all memories of the design are in the list").isEqualTo(manifest.get("memoryBits").asLong());
    assertThat(files().get("ProcessingElement.v")).doesNotContainPattern("reg \\[\\d+:0\\] \\w+ \\[");
  }

  @Test
  void theListOfShapesSaysWhatThereIs() throws Exception {
    emit("-p", "pes=2", "-p", "block=8", "--memories", "modules");
    JsonNode weights = null;
    for (JsonNode shape : new JsonMapper().readTree(files().get("memories.json")).get("memories")) {
      if (shape.get("module").asString().equals("mem_8x32_1r1w")) weights = shape;
    }
    assertThat(weights.toString()).isEqualTo("""
        {"module":"mem_8x32_1r1w","words":8,"width":32,"lanes":1,"readPorts":1,"combinationalReadPorts":0,"writePorts":1,\
        "readWritePorts":0,"readsWhileWriting":false,"clocks":[{"name":"clock","ports":["R0","W0"]}],"ports":[\
        {"name":"R0_addr","direction":"input","width":3},{"name":"R0_en","direction":"input","width":1},\
        {"name":"R0_data","direction":"output","width":32},{"name":"W0_addr","direction":"input","width":3},\
        {"name":"W0_en","direction":"input","width":1},{"name":"W0_data","direction":"input","width":32}],\
        "instances":["Apu.elements[0].weights","Apu.elements[1].weights"]}""");
  }

  @Test
  void anEmissionWithoutModulesTakesTheListAway() throws Exception {
    emit("-p", "pes=2", "-p", "block=8", "--memories", "all");
    assertThat(emit("-p", "pes=2", "-p", "block=8", "--memories", "inline").status()).isZero();
    var inline = files();
    assertThat(inline).doesNotContainKey("memories.json");
    out = folder.resolve("standard");
    emit("-p", "pes=2", "-p", "block=8");
    assertThat(files()).isEqualTo(inline);
  }

  @Test
  void replacesWhatItHasWrittenBefore() throws Exception {
    emit("-p", "pes=2", "-p", "block=8");
    String manifest = Files.readString(out.resolve("manifest.json"));
    Files.writeString(out.resolve("manifest.json"), manifest.replace("\"name\": \"Apu.v\"", "\"name\": \"Old.v\""));
    Files.move(out.resolve("Apu.v"), out.resolve("Old.v"));
    assertThat(emit("-p", "pes=3", "-p", "block=8").status()).isZero();
    assertThat(files()).containsKey("Apu.v").doesNotContainKey("Old.v");
    assertThat(files().get("manifest.json")).contains("\"pes\": 3");
  }

  @Test
  void leavesForeignFilesAlone() throws Exception {
    Files.createDirectories(out);
    Files.writeString(out.resolve("notes.txt"), "mine");
    assertThat(emit()).isEqualTo(new Cli(2, "", "burin: %s holds notes.txt, which Burin has not written there".formatted(out)
        + " (choose an empty or new folder with -o) [B303]\n"));
    assertThat(files()).isEqualTo(Map.of("notes.txt", "mine"));
  }

  @Test
  void leavesAFolderAloneInWhichAFileWasAdded() throws Exception {
    emit("-p", "pes=2", "-p", "block=8");
    Files.writeString(out.resolve("Extra.v"), "module Extra; endmodule");
    var before = files();
    assertThat(emit("-p", "pes=3", "-p", "block=8").err()).contains("holds Extra.v");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void tellsThatAFileIsInTheWay() throws Exception {
    out = folder.resolve("file");
    Files.writeString(out, "mine");
    assertThat(emit()).isEqualTo(
        new Cli(2, "", "burin: cannot write to %s: %s is a file (choose another folder with -o) [B303]\n".formatted(out, out)));
    out = folder.resolve("file/apu");
    assertThat(emit().err()).startsWith("burin: cannot write to " + out).hasLineCount(1);
    assertThat(folder.resolve("file")).hasContent("mine");
  }

  /// In the kernel's folder nobody may write, not even root.
  @Test
  void tellsThatAFolderCannotBeWritten() {
    out = Path.of("/proc/apu");
    assertThat(emit().status()).isEqualTo(2);
    assertThat(emit().err()).startsWith("burin: cannot write to /proc/apu: ").hasLineCount(1).endsWith("[B303]\n");
  }

  @Test
  void clearsAwayWhatAKilledRunHasLeft() throws Exception {
    Path abandoned = Files.createDirectories(out.resolve(".burin-123"));
    Files.writeString(abandoned.resolve("Apu.v"), "half");
    Files.setLastModifiedTime(abandoned, FileTime.fromMillis(0));
    Path busy = Files.createDirectories(out.resolve(".burin-456"));
    assertThat(emit("-p", "pes=2", "-p", "block=8").status()).isZero();
    assertThat(abandoned).doesNotExist();
    assertThat(busy).exists();
  }

  private Cli emit(String... more) {
    var words = Stream.concat(Stream.of("emit", "apu", "-o", out.toString()), Stream.of(more));
    return Cli.run(words.toArray(String[]::new));
  }

  private Map<String, String> files() throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> paths = Files.list(out)) {
      for (Path path : (Iterable<Path>) paths::iterator) files.put(path.getFileName().toString(), Files.readString(path));
    }
    return files;
  }
}
