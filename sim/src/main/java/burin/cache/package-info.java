/// Finished work that is kept on disk under the name of what it was made from: models of the verilator
/// engine, synthesized modules.
package burin.cache;
