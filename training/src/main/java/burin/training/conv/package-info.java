/// Trains convolution networks with the rounding of the hardware in the forward pass, by DJL and PyTorch.
///
/// Nothing of Burin needs this package: it is here so that the shipped networks can be made again. From the root of
/// the repository,
/// ```
/// mvn -q -Ptraining-conv -pl training -am verify -Dtraining.recipes=lenet5-reordered
/// ```
/// trains one. [burin.training.conv.ConvRecipe] has the choices, `docs/training.md` the figures.
///
/// All random numbers come from one seeded generator, and PyTorch works in one thread, so one machine makes the same
/// file again. Another processor may add the products of a sum in another order and make another network.
package burin.training.conv;
