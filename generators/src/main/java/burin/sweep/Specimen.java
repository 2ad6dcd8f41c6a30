package burin.sweep;

import burin.flow.Design;
import burin.flow.ParameterValues;
import burin.flow.Report;
import burin.ir.Circuit;
import burin.verilog.VerilogDesign;

/// A point that has been elaborated, checked and simulated, for measures to look at.
///
/// @param structure the same for points whose Verilog differs in nothing but comments
/// @param report what the simulation has shown
public record Specimen(
    Design design, ParameterValues values, Circuit circuit, VerilogDesign verilog, String structure, Report report) {}
