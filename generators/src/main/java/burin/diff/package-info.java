/// Compares two designs in Verilog, module by module: the same text, the same logic, or different.
///
/// Logic is compared by Yosys, which reads both sides and proves; what is proved, and in which order it is tried, is said in
/// [burin.diff.Proof].
package burin.diff;
