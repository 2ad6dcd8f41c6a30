package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import burin.nn.ConvNetworks;
import org.junit.jupiter.api.Test;

class ListCommandTest {

  @Test
  void showsDesignsWithTheirParameters() {
    assertThat(Cli.run("list")).isEqualTo(new Cli(0, """
        apu: accelerator for block-diagonal layers: an array of spatial PEs with static routing between them

          parameter    default     allowed    what it is
          pes          10          1..64      processing elements, one block of a layer each
          block        400         1..1024    inputs and outputs of the largest block; the multipliers of a PE
          bits         4           2..8, 16   width of weights and activations
          layers       8           1..64      layers of the longest network
          weightRows   block       1..65536   words of a weight memory: block outputs of all layers
          slots        2 * block   1..65536   words of a select memory: route cycles of all layers

          networks: lenet-300-100, random, largest, or the path of a network file

        approxconv: streaming convolutions of constant weights that are skipped where a predictor says that a ReLU would discard \
        them

          parameter      default   allowed   what it is
          maps1          4         1..64     maps of the first convolution: 4, 12; 8, 16; 20, 50 are trained, others random
          maps2          12        1..64     maps of the second convolution
          scheme         1         0..3      predictors: 0 none, 1 all layers, 2 all but the first, 3 all, of signs only
          levels         2         1..8      powers of two that predictors have
          delay          2         0..2      how windows wait: 0 second rows, 1 whole windows, 2 longer rows
          gate           1         0..2      registers of skipped outputs: 0 go on, 1 are not enabled, 2 have a gated clock
          isolate        0         0..2      multipliers of skipped outputs see: 0 the window, 1 zeros, 2 a register
          convEvery      3         1..16     levels of adders between two registers of a convolution
          predictEvery   3         1..16     levels of adders between two registers of a predictor
          statistics     0         0..1      1 for counters of pixels and of skipped outputs
          probes         0         0..1      1 for ports that show each layer; a run then checks every output of each

          networks: lenet1-relu, lenet-relu-small, lenet-relu, random, or the path of a network file

        mlcnn: accelerator for convolutions with average pooling fused into them, with addition reuse

          parameter     default   allowed      what it is
          mode          3         0..3         0 direct, 1 merged kernels, 2 fused, 3 direct or fused as layers say
          truncated     0         0..1         1: sums of activations are halved to 8 bits; 0: they are exact
          channels      8         1..1024      output channels at a time: 1, 2, 4, or a multiple of 8
          rows          4         1..64        output rows of each at a time; channels x rows slices
          tileOutputs   16        1..256       output channels of the largest tile
          tileInputs    4         1..64        input channels of the largest tile
          tileRows      28        1..256       rows of the largest tile, before pooling
          tileColumns   28        1..256       columns of the largest tile, before pooling
          kernel        5         1..15        side of the largest kernel
          stride        2         1..15        largest stride
          pool          2         1..8         side of the largest window
          terms         4608      1..1048576   weights of an output channel, at most
          bufferKB      134       1..65536     kilobytes of all buffers, at most

          networks: %s, random, or the path of a network file
        """.formatted(String.join(", ", ConvNetworks.names())), ""));
  }

  @Test
  void hasTheSameAsJson() {
    var cli = Cli.run("list", "--json");
    assertThat(cli.status()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.json().at("/designs/0/name").asString()).isEqualTo("apu");
    assertThat(cli.json().at("/designs/0/parameters/0").toString()).isEqualTo("""
        {"name":"pes","default":"10","range":"1..64","description":"processing elements, one block of a layer each"}""");
    assertThat(cli.json().at("/designs/0/networks").toString()).isEqualTo("[\"lenet-300-100\",\"random\",\"largest\"]");
  }
}
