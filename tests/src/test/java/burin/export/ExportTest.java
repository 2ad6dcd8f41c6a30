package burin.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.Burin;
import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.flow.Design;
import burin.flow.Emission;
import burin.tools.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {
  @TempDir Path folder;

  private static Emission project(Flow flow) {
    Design design = Catalogue.shipped().find("apu");
    var values = design.values(Map.of("pes", "1", "block", "2", "layers", "1"));
    return Export.of(design, values, Burin.circuit(design.module(values)), flow, 125);
  }

  private String run(String program, String... arguments) {
    Program found = Program.need("the test", program, program, System.getenv("PATH"));
    Program.Said said = found.run(List.of(arguments), folder, folder.resolve("log"), Duration.ofMinutes(5));
    assertThat(said.status()).as(said.text()).isZero();
    return said.text();
  }

  @Test
  void openToolsReadTheirScripts() {
    project(Flow.YOSYS).writeTo(folder);
    assertThat(run("yosys", "-Q", "-T", "synth.ys")).contains("Found and reported 0 problems.").contains("design hierarchy");
    assertThat(run("iverilog", "-g2005", "-t", "null", "-s", "Apu", "-c", "icarus.f")).isEmpty();
    assertThat(run("verilator", "-f", "verilator.f")).doesNotContain("%Error");
  }

  @Test
  void openLaneHasConstraintsAndMemories() {
    Map<String, String> files = project(Flow.OPENLANE).files();
    JsonNode configuration = new JsonMapper().readTree(files.get("config.json"));
    assertThat(configuration.get("DESIGN_NAME").asString()).isEqualTo("Apu");
    assertThat(configuration.get("CLOCK_PERIOD").asDouble()).isEqualTo(8.0);
    for (JsonNode file : configuration.get("VERILOG_FILES")) assertThat(files).containsKey(file.asString().replace("dir::", ""));
    assertThat(files.get("constraints.sdc")).startsWith("create_clock -name clock -period 8.000 [get_ports clock]\n");
    assertThat(new JsonMapper().readTree(files.get("memories.json")).get("memories")).isNotEmpty();
  }

  @Test
  void vivadoAndFuseSocNameEveryFile() {
    Map<String, String> vivado = project(Flow.VIVADO).files();
    Map<String, String> fusesoc = project(Flow.FUSESOC).files();
    assertThat(vivado.get("constraints.xdc")).isEqualTo("create_clock -name clock -period 8.000 [get_ports clock]\n");
    for (String file : vivado.get("files.f").split("\n")) {
      assertThat(vivado.get("project.tcl")).contains(file);
      assertThat(fusesoc.get("apu.core")).contains("      - " + file + "\n");
    }
    assertThat(fusesoc.get("apu.core")).startsWith("CAPI=2:\nname: burin:designs:apu:0.1.0\n").contains("toplevel: Apu\n");
  }

  @ParameterizedTest
  @EnumSource(Flow.class)
  void everyProjectHasAComponentOfIpXact(Flow flow) throws Exception {
    Emission project = project(flow);
    project.writeTo(folder);
    Path file = folder.resolve("apu.ipxact.xml");
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertThat(document.getElementsByTagName("ipxact:file").getLength())
        .isEqualTo(project.files().get("files.f").split("\n").length);
    assertThat(Files.readString(file)).contains("<ipxact:name>clock</ipxact:name>");
  }

  @Test
  void anUnknownFlowIsALine() {
    assertThatThrownBy(() -> Flow.of("vivad")).isInstanceOf(UserError.class)
        .hasMessage("error B202: there is no flow \"vivad\"\n  write: did you mean vivado?");
  }
}
