package burin.synth;

import burin.hdl.Bool;
import burin.hdl.Memory;
import burin.hdl.Module;
import burin.hdl.UInt;
import java.util.List;

/// Small modules of which it is known what they must cost.
final class Parts {
  private Parts() {}

  /// A register that counts up by what comes in.
  static final class Adder extends Module {
    final UInt by = input(uint(8));
    final UInt sum = output(uint(8));

    Adder() {
      var total = reg(uint(8), 0);
      total.next(total.add(by).wrap(8));
      sum.drive(total);
    }
  }

  /// Three of them and a product.
  static final class Several extends Module {
    final UInt a = input(uint(8));
    final UInt b = input(uint(8));
    final UInt result = output(uint(16));

    Several() {
      var adders = instances(3, Adder::new);
      adders.each(adder -> adder.by, vecOf(List.of(a, b, a)));
      var sums = adders.get(adder -> adder.sum);
      result.drive(regNext(sums.get(0).add(sums.get(1)).add(sums.get(2)).wrap(8).mul(b)));
    }
  }

  /// A memory of words of 16 bits.
  static final class Words extends Module {
    final UInt address;
    final Bool write = input(bool());
    final UInt data = input(uint(16));
    final UInt word = output(uint(16));

    Words(int depth) {
      address = input(range(0, depth - 1));
      Memory<UInt> words = memory(uint(16), depth);
      when(write, () -> words.write(address, data));
      word.drive(words.readSync(address));
    }
  }
}
