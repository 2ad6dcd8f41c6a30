package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import burin.flow.Catalogue;
import burin.flow.Workload;
import burin.hdl.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SweepCommandTest {
  private static final String[] GRID = {"-p", "pes=1,2", "-p", "block=4..8:2", "-p", "bits=2"};

  @TempDir Path folder;

  @Test
  void writesItsResults() throws IOException {
    var cli = sweep("--measure", "cycles,memory,registers");
    assertThat(cli.err()).isEmpty();
    assertThat(cli.status()).isZero();
    assertThat(cli.out()).startsWith("""
        apu: 6 points, 0 of them failed

          measure     least   most   what it is
          cycles""").contains("\n6 points in ").contains(" a minute; 6 structures measured\n")
        .endsWith("The results are in %s: index.html, results.csv, results.json\n".formatted(out()));
    List<String> lines = Files.readAllLines(out().resolve("results.csv"));
    assertThat(lines).hasSize(7);
    assertThat(lines.getFirst())
        .isEqualTo("pes,block,bits,layers,weightRows,slots,cycles,memory,registers,workload,verilog,failures");
    assertThat(lines.get(1)).startsWith("1,4,2,8,4,8,");
    assertThat(lines.getLast()).startsWith("2,8,2,8,8,16,").endsWith(",");
    try (Stream<Path> designs = Files.list(out().resolve("verilog"))) {
      for (Path design : designs.toList()) {
        assertThat(design.resolve("Apu.v")).isNotEmptyFile();
        assertThat(design.resolve("hierarchy.json")).content().contains("\"module\": \"Apu\"", "ProcessingElement");
      }
    }
  }

  @Test
  void jsonHasExactlyTheFieldsThatAreDocumented() {
    JsonNode json = sweep("--json").json();
    assertThat(json.propertyNames())
        .containsExactly("points", "failed", "measured", "seconds", "pointsPerMinute", "directory");
    assertThat(json.get("points").asInt()).isEqualTo(6);
    assertThat(json.get("failed").asInt()).isZero();
    assertThat(json.get("measured").asInt()).isEqualTo(6);
    assertThat(json.get("seconds").asDouble()).isPositive();
    assertThat(json.get("pointsPerMinute").asInt()).isPositive();
    assertThat(json.get("directory").asString()).isEqualTo(out().toString());
  }

  @Test
  void goesOnWhereItIsAskedFor() {
    sweep();
    assertThat(sweep("--json")).isEqualTo(new Cli(2, """
        {
          "error": {
            "code": "B303",
            "message": "%1$s holds a sweep",
            "where": null,
            "hint": "--resume to go on with it, --replace to begin anew, or another folder with -o",
            "notes": [],
            "all": [
              {
                "code": "B303",
                "message": "%1$s holds a sweep",
                "where": null,
                "hint": "--resume to go on with it, --replace to begin anew, or another folder with -o",
                "notes": []
              }
            ]
          }
        }
        """.formatted(out()), ""));
    assertThat(sweep("--json", "--resume").json().get("measured").asInt()).isZero();
    assertThat(sweep("--json", "--replace").json().get("measured").asInt()).isEqualTo(6);
  }

  /// The points that fail are told of, and the exit code is that of a check.
  @Test
  void failuresAreToldAndStopNothing() {
    var wrong = new ApuVariant() {
      @Override
      <M extends Module> Workload<M> vary(Workload<M> right) {
        return new WorkloadVariant<>(right) {
          @Override
          public long formulaCycles() {
            return super.formulaCycles() + 1;
          }
        };
      }
    };
    var cli = Cli.run(wrong.catalogue(), System.getenv(),
        "sweep", "apu", "-p", "pes=2", "-p", "block=4..10", "-o", out().toString());
    assertThat(cli.status()).isEqualTo(1);
    assertThat(cli.out()).startsWith("apu: 7 points, 7 of them failed\n");
    assertThat(cli.err().lines().toList()).hasSize(6).first().asString().matches("burin: pes=2 block=4 bits=4 layers=8 "
        + "weightRows=4 slots=8: simulation: an input takes \\d+.0 cycles, the formula says \\d+ \\[check\\]");
    assertThat(cli.err()).endsWith("burin: and 2 more points failed; results.csv tells why\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      sweep                              | sweep needs a DESIGN (./burin sweep DESIGN -p NAME=VALUES; see ./burin list) [B201]
      sweep apuu                         | there is no design "apuu" (did you mean apu?) [B202]
      sweep apu -p pez=1,2               | apu has no parameter pez (did you mean pes?) [B202]
      sweep apu -p pes                   | -p pes has no value (-p name=value) [B201]
      sweep apu -p block=128..16         | parameter block is 128..16, an empty range (block=16..128) [B201]
      sweep apu -p block=16..128:0       | parameter block is 16..128:0, which never comes to its end (block=4, block=1,2,4, \
      block=16..128:16, block=1..64:*2 or block=all, for instance) [B201]
      sweep apu -p bits=2,nine           | parameter bits is "nine", which is neither a number nor a range (bits=4, bits=1,2,4, \
      bits=16..128:16, bits=1..64:*2 or bits=all, for instance) [B201]
      sweep apu -p bits=2..9             | parameter bits is 9, allowed 2..8, 16 (bits=4, bits=1,2,4, bits=16..128:16, \
      bits=1..64:*2 or bits=all, for instance) [B201]
      sweep apu -p block=1..1000 -p slots=1..1000 | the grid has 1000000 points (--yes to run them all, or \
      --sample random:1000) [B201]
      sweep apu -p block=all -p slots=all | the grid has 67108864 points (--sample random:1000, or fewer values) [B201]
      sweep apu --where pes>10           | no point of the grid fulfils --where "pes>10" (a weaker condition, \
      or more values) [B201]
      sweep apu --where pes>             | --where "pes>": a value is missing at its end (--where \
      "pes * block <= 1000 && bits != 3", for instance) [B201]
      sweep apu --where peas>1           | --where "peas>1": there is no parameter peas (did you mean pes?) [B202]
      sweep apu --sample some            | --sample is "some" (--sample all, boundary, or random:100, for instance) [B201]
      sweep apu --sample random:0        | --sample is "random:0" (--sample all, boundary, or random:100, for instance) [B201]
      sweep apu --measure cycels         | there is no measure "cycels" (did you mean cycles?) [B202]
      sweep apu --measure cycles,cycles  | the measure cycles is named twice (--measure with each once) [B201]
      sweep apu --jobs 0                 | --jobs is 0, allowed 1..2147483647 (--jobs 100, for instance) [B201]
      sweep apu --engine sparc           | there is no engine "sparc" (did you mean spark?) [B202]
      sweep apu --engine spark           | --engine spark needs a --master (--master spark://HOST:7077, for instance) [B201]
      sweep apu --master spark://x:1     | --master is for --engine spark (one without the other) [B201]
      sweep apu --engine spark --master spark://x:1 | --engine spark needs the module of Spark, which is not on the class \
      path (start Burin by ./burin, which builds it) [B401]
      sweep apu --resume --replace       | --resume and --replace cannot be had both (one of them) [B201]
      """)
  void mistakesAreToldInOneLine(String line, String message) {
    var words = Stream.concat(Stream.of(line.split(" ")), Stream.of("-o", out().toString())).toArray(String[]::new);
    assertThat(Cli.run(words)).isEqualTo(new Cli(2, "", "burin: " + message + "\n"));
    assertThat(out()).doesNotExist();
  }

  @Test
  void aMissingToolIsToldBeforeTheSweepBegins() {
    var cli = Cli.run(Catalogue.shipped(), Map.of("PATH", folder.toString()), "sweep", "apu", "--measure", "cycles,cells",
        "-o", out().toString());
    assertThat(cli).isEqualTo(new Cli(2, "", "burin: --measure cells needs yosys, which is not on the PATH "
        + "(apt-get install yosys, or leave the measure out) [B401]\n"));
    assertThat(out()).doesNotExist();
  }

  @Test
  void foldersOfOthersAreLeftAlone() throws IOException {
    Files.createDirectory(out());
    Files.writeString(out().resolve("thesis.txt"), "");
    assertThat(sweep("--replace")).isEqualTo(new Cli(2, "", ("burin: %s holds thesis.txt, which no sweep has written there "
        + "(choose an empty or new folder with -o) [B303]\n").formatted(out())));
  }

  @Test
  void aFolderThatCannotBeMadeIsAMistake() throws IOException {
    Files.writeString(out(), "a file");
    assertThat(sweep()).isEqualTo(new Cli(2, "",
        "burin: cannot write to %1$s: %1$s is a file (choose another folder with -o) [B303]\n".formatted(out())));
  }

  @Test
  void cellsAreCountedByYosys() throws IOException {
    var cli = Cli.run("sweep", "apu", "-p", "pes=1,2", "-p", "block=2", "-p", "bits=2", "--measure", "cells,memory",
        "-o", out().toString());
    assertThat(cli.status()).as(cli.err()).isZero();
    List<String> lines = Files.readAllLines(out().resolve("results.csv"));
    int one = Integer.parseInt(lines.get(1).split(",")[6]);
    int two = Integer.parseInt(lines.get(2).split(",")[6]);
    assertThat(one).isGreaterThan(500);
    assertThat(two).isGreaterThan(one);
    assertThat(Files.readString(out().resolve("results.json"))).contains("\"ProcessingElement\": ");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Cli sweep(String... more) {
    var words = Stream.of(Stream.of("sweep", "apu", "-o", out().toString()), Stream.of(GRID), Stream.of(more));
    return Cli.run(words.flatMap(part -> part).toArray(String[]::new));
  }
}
