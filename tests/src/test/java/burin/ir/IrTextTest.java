package burin.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import burin.Burin;
import burin.hdl.Bool;
import burin.hdl.Module;
import burin.hdl.SInt;
import burin.hdl.UInt;
import burin.hdl.Vec;
import burin.random.RandomCircuits;
import burin.random.Size;
import org.junit.jupiter.api.Test;

class IrTextTest {
  private static final class Sample extends Module {
    final Bool load = input(bool());
    final UInt address = input(index(4));
    final Vec<SInt> a = input(vec(3, sint(4)));
    final SInt sum = output(sint(10));
    final UInt kept = output(uint(4));

    Sample() {
      var products = a.map(x -> x.mul(x));
      var total = products.reduceTree(SInt::add);
      sum.drive(total);
      var table = memory(uint(4), 4);
      var held = reg(uint(4), 3);
      when(load, () -> {
        table.write(address, held);
        held.next(table.read(address));
      }).otherwise(() -> held.next(held.add(1).wrap(4)));
      kept.drive(held);
    }
  }

  @Test
  void showsEverything() {
    assertEquals("""
        module Sample
          input load : bool
          input address : uint(2)
          input a : vec(3, sint(4))
          output sum : sint(10)
          output kept : uint(4)
          reg held : uint(4), reset 3
          memory table : 4 x uint(4)
          %0 = LANE : sint(4)
          %1 = MUL %0 %0 : signedRange(-56, 64)
          %2 products = MAP(%0) a %1 : vec(3, signedRange(-56, 64))
          %3 = LANE : signedRange(-56, 64)
          %4 = LANE : signedRange(-56, 64)
          %5 = ADD %3 %4 : signedRange(-112, 128)
          %6 = LANE : signedRange(-112, 128)
          %7 = LANE : signedRange(-56, 64)
          %8 = ADD %6 %7 : signedRange(-168, 192)
          %9 total = REDUCE [(%3 %4)] [-, tail(%6 %7)] %2 %5 %8 : signedRange(-168, 192)
          sum := %9
          when load
            table[address] := held
            %10 = READ table address : uint(4)
            held := %10
          otherwise
            %11 = ADD held 1 : range(1, 16)
            %12 = WRAP %11 : uint(4)
            held := %12
          kept := held
        """, IrText.of(Burin.circuit(new Sample())));
  }

  @Test
  void isTheSameForTheSameCircuit() {
    for (long seed = 0; seed < 50; seed++) {
      String text = IrText.of(RandomCircuits.circuit(seed, Size.MEDIUM));
      assertEquals(text, IrText.of(RandomCircuits.circuit(seed, Size.MEDIUM)), "seed " + seed);
    }
  }
}
