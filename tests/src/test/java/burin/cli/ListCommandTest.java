package burin.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        """, ""));
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
