package burin.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import burin.Burin;
import burin.diag.UserError;
import burin.flow.Catalogue;
import burin.flow.Design;
import burin.flow.Emission;
import burin.lib.axi.Register;
import burin.lib.axi.RegisterField;
import burin.lib.axi.RegisterMap;
import burin.tools.Program;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {
  private static final Path SCHEMA = Path.of("src/test/resources/burin/export/component.xsd");

  @TempDir Path folder;

  private static Emission project(Flow flow) {
    return project("apu", Map.of("pes", "1", "block", "2", "layers", "1"), flow);
  }

  private static Emission project(String name, Map<String, String> given, Flow flow) {
    Design design = Catalogue.shipped().find(name);
    var values = design.values(given);
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

  /// Those of the whole catalogue, as they are shipped.
  @ParameterizedTest
  @CsvSource({"apu, Apu", "mlcnn, Mlcnn", "approxconv, ApproxConv"})
  void simulatorsTakeEveryDesign(String name, String top) {
    project(name, Map.of(), Flow.YOSYS).writeTo(folder);
    assertThat(run("iverilog", "-g2005", "-t", "null", "-s", top, "-c", "icarus.f")).isEmpty();
    assertThat(run("verilator", "-f", "verilator.f")).doesNotContain("%Error", "%Warning");
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

  /// The order of the elements is that of the standard, of which the schema holds what is written here.
  @ParameterizedTest
  @ValueSource(strings = {"apu", "mlcnn", "approxconv"})
  void componentsAreValid(String name) throws Exception {
    validate(project(name, Map.of(), Flow.VIVADO).files().get(name + ".ipxact.xml"));
  }

  private static void validate(String component) throws Exception {
    var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(SCHEMA.toFile());
    schema.newValidator().validate(new StreamSource(new StringReader(component)));
  }

  @Test
  void registersAreTold() throws Exception {
    var values = new Timer().values(Map.of());
    Emission project = Export.of(new Timer(), values, Burin.circuit(new Timer().module(values)), Flow.VIVADO, 100);
    assertThat(project.files()).containsKeys("timer_registers.h", "timer_registers.json");
    String component = project.files().get("timer.ipxact.xml");
    assertThat(component).contains("<ipxact:range>12</ipxact:range>", "<ipxact:access>write-only</ipxact:access>",
        "<ipxact:modifiedWriteValue>oneToClear</ipxact:modifiedWriteValue>");
    validate(component);
  }

  @Test
  void aCompilerReadsTheHeader() throws Exception {
    for (var file : RegisterFiles.of("timer", Timer.REGISTERS).entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(folder.resolve("main.c"), """
        #include <stdio.h>
        #include "timer_registers.h"
        #include "timer_registers.h"
        int main(void) {
          printf("%x %x %x %x %x %x\\n", TIMER_CONTROL_OFFSET, TIMER_CONTROL_WAIT_MODE_SHIFT, TIMER_CONTROL_WAIT_MODE_MASK,
              TIMER_CONTROL_WAIT_MODE_RESET, TIMER_STATUS_OFFSET, TIMER_STATUS_EVENTS_MASK);
          return 0;
        }
        """);
    run("gcc", "-std=c99", "-Wall", "-Wextra", "-Werror", "-o", "main", "main.c");
    var program = new Program(folder.resolve("main"));
    assertThat(program.run(List.of(), folder, folder.resolve("log"), Duration.ofMinutes(1)).text())
        .isEqualTo("0 4 70 50 4 f0000\n");
    JsonNode told = new JsonMapper().readTree(Files.readString(folder.resolve("timer_registers.json")));
    JsonNode field = told.get("registers").get(1).get("fields").get(1);
    assertThat(field.toString()).isEqualTo(
        "{\"name\":\"events\",\"low\":16,\"width\":4,\"access\":\"write-one-to-clear\",\"reset\":0}");
    assertThat(told.get("registers").get(1).get("fields").get(0).get("reset").isNull()).isTrue();
  }

  @Test
  void namesThatAreTheSameInCAreRefused() {
    RegisterMap map = RegisterMap.of(Register.at(0, "waitMode", RegisterField.readWrite("on", 0, 1)),
        Register.at(4, "wait", RegisterField.readWrite("modeOn", 0, 1)));
    assertThatThrownBy(() -> RegisterFiles.of("timer", map)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two registers or fields of timer are called TIMER_WAIT_MODE_ON_SHIFT in C");
  }

  @Test
  void anUnknownFlowIsALine() {
    assertThatThrownBy(() -> Flow.of("vivad")).isInstanceOf(UserError.class)
        .hasMessage("error B202: there is no flow \"vivad\"\n  write: did you mean vivado?");
  }
}
