// Writes an FPGA project of a filter: Verilog, constraints and the script that makes the project.
import burin.Burin;
import burin.examples.FilterConfig;
import burin.examples.Fir;
import burin.synth.SynthesisOptions;
import burin.synth.Synthesizer;
import burin.synth.Target;
import burin.verilog.VerilogEmitter;

void main(String[] arguments) throws IOException {
  Path out = Path.of(arguments.length > 0 ? arguments[0] : "fir-project");
  double megahertz = 150;
  var circuit = Burin.circuit(new Fir(new FilterConfig(16, 8)));
  var verilog = VerilogEmitter.emit(circuit);
  verilog.writeTo(out.resolve("rtl"));
  Files.writeString(out.resolve("clock.xdc"),
      "create_clock -name clock -period %.3f [get_ports clock]\n".formatted(1000 / megahertz));
  var script = new StringBuilder("create_project fir project -part xc7a35tcpg236-1 -force\n");
  verilog.files().keySet().stream().filter(file -> file.endsWith(".v"))
      .forEach(file -> script.append("add_files rtl/").append(file).append('\n'));
  script.append("add_files -fileset constrs_1 clock.xdc\nset_property top ").append(verilog.top())
      .append(" [current_fileset]\nsynth_design -mode out_of_context\nreport_utilization\nreport_timing_summary\n");
  Files.writeString(out.resolve("project.tcl"), script);
  var cost = new Synthesizer(Target.XC7, SynthesisOptions.defaults()).run(circuit).total();
  IO.println("expect some %d LUTs, %d flip-flops, %d DSP blocks; vivado -mode batch -source project.tcl in %s".formatted(
      cost.luts(), cost.ffs(), cost.dsps(), out));
}
