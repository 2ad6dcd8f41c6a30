package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each mistake of a user's: one line on standard error, exit code 2, and nothing written.
class MistakesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      emmit apu                     | there is no command "emmit" (did you mean emit?) [B202]
      frobnicate                    | there is no command "frobnicate" \
      (there is list, emit, run, sweep, synth, power, report, schematic, export, diff, script, papercheck, doctor, bench) [B202]
      --versoin                     | burin has no option --versoin (did you mean --version?) [B202]
      list --jsn                    | list has no option --jsn (did you mean --json?) [B202]
      list apu                      | list does not take "apu" (see ./burin list --help) [B201]
      doctor --colour=red           | doctor has no option --colour (see ./burin doctor --help) [B202]
      bench                         | bench needs a BENCH (emit, simulate, limits, small, sweep, mlcnn) [B201]
      bench emti                    | there is no bench "emti" (did you mean emit?) [B202]
      bench tpu                     | there is no bench "tpu" (there is emit, simulate, limits, small, sweep, mlcnn) [B202]
      bench simulate --designs pe8  | bench simulate cannot take "pe8" (one of apu10x400, apu4x64, rv32i, random6000, crossbar, \
      fifochain, wide) [B202]
      bench simulate --engines jmv  | there is no engine "jmv" (did you mean jvm?) [B202]
      bench emit --designs pea      | there is no example "pea" (pe64, apu4x64, fir1000, tree1000) [B202]
      bench emit --designs apux4    | there is no example "apux4" (pe64, apu4x64, fir1000, tree1000) [B202]
      bench limits --designs pe8    | there is no example "pe8" (fir50000, unrolled-tree50000, chain100000, table1000000) [B202]
      bench limits --designs fir0   | there is no example "fir0" (fir50000, unrolled-tree50000, chain100000, table1000000) [B202]
      bench emit --peers no/where   | there are no peers in no/where (--peers DIR, or --peers none) [B302]
      emit                          | emit needs a DESIGN (./burin emit DESIGN; see ./burin list) [B201]
      emit apuu                     | there is no design "apuu" (did you mean apu?) [B202]
      emit tpu-v4                   | there is no design "tpu-v4" (there is apu, approxconv, mlcnn) [B202]
      emit apu lenet                | emit does not take "lenet" (see ./burin emit --help) [B201]
      emit apu -p                   | option -p needs a value (-p NAME=VALUE) [B201]
      emit apu -p pes               | -p pes has no value (-p name=value) [B201]
      emit apu -p =4                | -p =4 has no value (-p name=value) [B201]
      emit apu --memories modul     | there is no form of memories "modul" (did you mean modules?) [B202]
      emit apu --memories macros    | there is no form of memories "macros" (there is inline, modules, all) [B202]
      emit apu --memories           | option --memories needs a value (--memories FORM) [B201]
      emit apu -p pez=4             | apu has no parameter pez (did you mean pes?) [B202]
      emit apu -p weightrows=4      | apu has no parameter weightrows (did you mean weightRows?) [B202]
      emit apu -p pes=4 -p pes=5    | parameter pes is given twice (-p pes=... once) [B201]
      emit apu -p pes=0             | parameter pes is 0, allowed 1..64 (pes=10, for instance) [B201]
      emit apu -p pes=-1            | parameter pes is -1, allowed 1..64 (pes=10, for instance) [B201]
      emit apu -p pes=65            | parameter pes is 65, allowed 1..64 (pes=10, for instance) [B201]
      emit apu -p pes=9999999999999 | parameter pes is 9999999999999, allowed 1..64 (pes=10, for instance) [B201]
      emit apu -p bits=9            | parameter bits is 9, allowed 2..8, 16 (bits=4, for instance) [B201]
      emit apu -p slots=0           | parameter slots is 0, allowed 1..65536 (slots=1, for instance) [B201]
      emit apu -p pes=ten           | parameter pes is "ten", which is no whole number (pes=10, for instance) [B201]
      emit apu -p pes=4.5           | parameter pes is "4.5", which is no whole number (pes=10, for instance) [B201]
      emit apu -p pes=              | parameter pes is "", which is no whole number (pes=10, for instance) [B201]
      run apu --engine jmv          | there is no engine "jmv" (did you mean jvm?) [B202]
      run apu --engine vcs          | there is no engine "vcs" (there is interp, jvm, verilator, lockstep) [B202]
      run apu --network lenet       | there is no network "lenet" (did you mean lenet-300-100?) [B202]
      run apu --network vgg | there is no network "vgg" (there is lenet-300-100, random, or the path of a network file) [B202]
      run apu --network gone.json   | gone.json: there is no such file (check the name) [B302]
      run apu --dataset smaple      | there is no data set "smaple" (did you mean sample?) [B202]
      run apu --dataset no/where    | no/where: there is no such folder (give the folder that holds the two IDX files) [B302]
      run apu --images 0            | --images is 0, allowed 1..2147483647 (--images 100, for instance) [B201]
      run apu --images many         | --images is "many", which is no whole number (--images 100, for instance) [B201]
      run apu --images 1001         | --images is 1001, but MNIST sample holds 1000 (--dataset full has 10000) [B201]
      run apu --threads -1          | --threads is -1, allowed 1..2147483647 (--threads 100, for instance) [B201]
      diff                          | diff needs an OLD (./burin diff OLD NEW) [B201]
      diff some                     | diff needs a NEW (./burin diff OLD NEW) [B201]
      diff no/where some            | no/where: there is no such file or folder (check the name) [B302]
      diff a b c                    | diff does not take "c" (see ./burin diff --help) [B201]
      diff a b --timeout 0          | --timeout is 0, allowed 1..2147483647 (--timeout 100, for instance) [B201]
      diff a b --timeout soon       | --timeout is "soon", which is no whole number (--timeout 100, for instance) [B201]
      run apu --seed 1e3            | --seed is "1e3", which is no whole number (--seed 100, for instance) [B201]
      """)
  void areToldInOneLine(String line, String message) throws Exception {
    Path output = folder.resolve("out");
    var cli = Cli.run(withOutput(line, output));
    assertThat(cli).isEqualTo(new Cli(2, "", "burin: " + message + "\n"));
    assertThat(output).doesNotExist();
  }

  @Test
  void ofOneKindAreToldTogether() {
    var cli = Cli.run("emit", "apu", "-p", "pes=99", "-p", "colour=3", "-p", "bits=x", "-o", folder.resolve("out").toString());
    assertThat(cli).isEqualTo(new Cli(2, "", """
        burin: apu has no parameter colour (there is pes, block, bits, layers, weightRows, slots) [B202]
        burin: parameter pes is 99, allowed 1..64 (pes=10, for instance) [B201]
        burin: parameter bits is "x", which is no whole number (bits=4, for instance) [B201]
        """));
  }

  @Test
  void tooSmallMachineIsToldWithEveryReason() {
    var cli = Cli.run("run", "apu", "-p", "pes=8", "-p", "block=79", "-p", "layers=2", "-o", folder.resolve("out").toString());
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).contains("has 10 blocks, but the machine has pes=8 (pes=10 or more) [B203]\n")
        .contains("has no room, since the whole needs 3 layers, but the machine has layers=2 (layers=3 or more) [B203]\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void damagedNetworkFileIsToldWithItsPlace() throws Exception {
    Path file = folder.resolve("half.json");
    Files.writeString(file, "{\n  \"format\": \"burin-network\",\n  \"vers");
    var cli = Cli.run("run", "apu", "--network", file.toString(), "-o", folder.resolve("out").toString());
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).startsWith("burin: " + file + ":3:").hasLineCount(1).endsWith(" [B301]\n");
  }

  @Test
  void textThatIsNoNetworkIsRefused() throws Exception {
    Path file = folder.resolve("weights.txt");
    Files.writeString(file, "1 2 3");
    var cli = Cli.run("run", "apu", "--network", file.toString(), "-o", folder.resolve("out").toString());
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).startsWith("burin: " + file).hasLineCount(1).endsWith(" [B301]\n");
  }

  @Test
  void folderWithoutImagesIsRefused() throws Exception {
    var cli = Cli.run("run", "apu", "--dataset", folder.toString(), "-o", folder.resolve("out").toString());
    assertThat(cli).isEqualTo(new Cli(2, "", "burin: " + folder + ": no file of IDX images"
        + " (put one such file there, or name it t10k-images-idx3-ubyte) [B301]\n"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void isTheJsonDocumentWhereThatIsAsked() {
    var cli = Cli.run("emit", "apu", "-p", "pez=4", "--json");
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).isEqualTo("""
        {
          "error": {
            "code": "B202",
            "message": "apu has no parameter pez",
            "where": null,
            "hint": "did you mean pes?",
            "notes": [],
            "all": [
              {
                "code": "B202",
                "message": "apu has no parameter pez",
                "where": null,
                "hint": "did you mean pes?",
                "notes": []
              }
            ]
          }
        }
        """);
  }

  @Test
  void furtherMistakesFollowInTheJsonDocument() {
    var json = Cli.run("emit", "apu", "-p", "pes=0", "-p", "bits=0", "--json").json();
    assertThat(json.at("/error/message").asString()).isEqualTo("parameter pes is 0, allowed 1..64");
    assertThat(json.at("/error/all/0/message").asString()).isEqualTo("parameter pes is 0, allowed 1..64");
    assertThat(json.at("/error/all/1/message").asString()).isEqualTo("parameter bits is 0, allowed 2..8, 16");
  }

  @Test
  void commandLineMistakesAreJsonToo() {
    var cli = Cli.run("lits", "--json");
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.json().at("/error/hint").asString()).isEqualTo("did you mean list?");
  }

  private static String[] withOutput(String line, Path output) {
    List<String> words = List.of(line.split(" "));
    boolean writes = words.size() > 1 && words.get(1).equals("apu") && !words.getFirst().equals("list")
        && !words.getFirst().equals("emmit") && !words.getLast().equals("-p");
    return writes ? Stream.concat(words.stream(), Stream.of("-o", output.toString())).toArray(String[]::new)
        : words.toArray(String[]::new);
  }
}
