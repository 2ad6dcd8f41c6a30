/// Circuits for numbers that are not whole, and for products: floating point of any format, multipliers as trees of adders.
///
/// Formats are [FloatFormat]s, values are [Floating]s with verbs such as [Floating#add]; behind each verb is a module, such as
/// [FloatAdder], with a latency to choose. [TreeMultiplier] multiplies whole numbers. What all of them give is said, bit for
/// bit and without any circuit, by the models in `burin.lib.arithmetic.reference`.
package burin.lib.arithmetic;
