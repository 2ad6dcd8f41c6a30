/// An accelerator for block-diagonal layers: processing elements that compute a row a cycle, joined by a network of
/// output multiplexers whose schedule is made by a compiler.
///
/// The software side is [burin.apu.ApuConfig], [burin.apu.ApuCompiler] and what it makes, [burin.apu.ApuProgram], whose
/// comment defines what the machine does. The bit-exact model is in [burin.apu.reference].
package burin.apu;
