/// The engine that runs a circuit's Verilog: built by Verilator and g++ into a shared library, called in this process.
///
/// [burin.sim.verilator.VerilatorModel] is what a user sees. Behind it: [burin.sim.verilator.CircuitSource] says what
/// is to be built, [burin.sim.verilator.ModelBuild] builds it, [burin.cache.BuildCache] keeps it,
/// [burin.sim.verilator.SharedLibrary] calls it and [burin.sim.verilator.Cell] knows where its values are.
package burin.sim.verilator;
