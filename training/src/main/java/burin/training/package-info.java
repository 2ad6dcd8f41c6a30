/// Trains networks of block-diagonal layers with small integers, in plain Java.
///
/// Nothing of Burin needs this module: it is here so that the shipped network can be made again. From the root of the
/// repository,
/// ```
/// mvn -q -Ptraining -pl training -am verify
/// ```
/// fetches MNIST if it is not there yet, trains, writes `lenet-300-100.json` and the sample of test images over the
/// shipped ones, which come out the same, and prints the accuracies. `docs/training.md` has the figures.
///
/// [burin.training.Recipe] has all the choices. [burin.training.Trainer] runs the two phases;
/// [burin.training.Worker] carries one image forward and back; [burin.training.LayerPass] is what a layer computes, in
/// the second phase with just the integers that the hardware will have.
///
/// The outcome is the same on every machine and with any number of threads: random numbers come from one seeded
/// generator with a fixed algorithm, Java fixes the result of every `float` operation, functions come from
/// `StrictMath`, and sums over images have a fixed order.
package burin.training;
