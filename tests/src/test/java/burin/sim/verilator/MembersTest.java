package burin.sim.verilator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembersTest {
  @ParameterizedTest
  @CsvSource({
      "sum, sum",
      "_a_b9, _a_b9",
      "a__b, a___05Fb",
      "cost$, cost__024",
      "9lives, __039lives",
  })
  void spellsAsVerilatorDoes(String verilog, String cpp) {
    assertEquals(cpp, Members.encode(verilog));
  }
}
