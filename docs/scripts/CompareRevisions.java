// Compares two revisions of a design module by module, by text and by logic, and fails where behaviour has changed.
import burin.Burin;
import burin.diff.DesignDiff;
import burin.diff.ModuleDiff;
import burin.examples.Crossbar;
import burin.tools.Program;
import burin.verilog.VerilogEmitter;

void main(String[] arguments) throws IOException {
  Path out = Path.of(arguments.length > 0 ? arguments[0] : "revisions");
  revision(4, out.resolve("old"));
  revision(8, out.resolve("new"));
  var diff = DesignDiff.of(out.resolve("old"), out.resolve("new"));
  var yosys = Program.find("yosys", System.getenv("PATH"));
  List<ModuleDiff> found = diff.run(yosys, Duration.ofSeconds(10), () -> {});
  for (ModuleDiff module : found) IO.println("%-12s %s %s".formatted(module.module(), module.verdict().word(), module.detail()));
  long changed = found.stream().filter(module -> !module.verdict().isFine()).count();
  IO.println("%d of %d modules have changed".formatted(changed, found.size()));
}

void revision(int depth, Path folder) throws IOException {
  var crossbar = new Crossbar(new Crossbar.Config(2, 8, depth));
  VerilogEmitter.emit(Burin.circuit(crossbar)).writeTo(folder);
}
