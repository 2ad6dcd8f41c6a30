/// The power of a circuit by what its nets do: mapped to standard cells, simulated cell by cell with the values of a real run,
/// and weighed with the powers of the cells that OpenSTA tells. `docs/power.md` describes the method.
package burin.power;
