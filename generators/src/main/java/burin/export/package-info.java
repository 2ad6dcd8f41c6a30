/// Projects of other flows around the Verilog of a design: Vivado, FuseSoC, OpenLane, Yosys and simulators.
package burin.export;
