// Makes modules of the APU's memories and puts a macro in the place of the largest one.
import burin.Burin;
import burin.apu.Apu;
import burin.apu.ApuConfig;
import burin.pass.ExtractMemories;
import burin.verilog.VerilogEmitter;

void main(String[] arguments) throws IOException {
  Path out = Path.of(arguments.length > 0 ? arguments[0] : "with-macro");
  var circuit = Burin.circuit(new Apu(ApuConfig.of(2, 16, 4)));
  var extracted = ExtractMemories.of(circuit, ExtractMemories.Which.CLOCKED);
  var verilog = VerilogEmitter.emit(extracted.circuit());
  verilog.writeTo(out);

  var largest = extracted.shapes().entrySet().stream()
      .max(Comparator.comparingLong(entry -> (long) entry.getValue().words() * entry.getValue().width())).orElseThrow();
  String module = verilog.identifier(largest.getKey());
  String old = verilog.files().get(module + ".v");
  String ports = old.substring(old.indexOf("module "), old.indexOf(");") + 2);
  String wrapper = """
      // %d words of %d bits: the macro of the foundry stands here.
      %s
        sram_%dx%d macro (.clk(clock), .ra(R0_addr), .re(R0_en), .rd(R0_data), .wa(W0_addr), .we(W0_en), .wd(W0_data));
      endmodule
      """.formatted(largest.getValue().words(), largest.getValue().width(), ports, largest.getValue().words(),
      largest.getValue().width());
  Files.writeString(out.resolve(module + ".v"), wrapper);
  IO.println("%s is a macro now; see %s".formatted(module, out));
}
