/// MLCNN: convolution with average pooling fused into it. Window sums of the input are computed once and shared by all
/// kernels, so that a pooled output costs one multiplication per weight instead of one per weight and window place.
///
/// [Mlcnn] is the accelerator, [MlcnnConfig] its size, [MlcnnCompiler] makes programs of networks, [MlcnnFormulas] tells
/// what they cost. The model of the arithmetic is in [burin.mlcnn.reference].
package burin.mlcnn;
