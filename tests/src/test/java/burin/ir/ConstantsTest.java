package burin.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstantsTest {
  private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(100);

  @Test
  void equalOnesAreKeptOnce() {
    Constants many = Constants.filled(Integer.MAX_VALUE, BigInteger.TWO);
    assertThat(many.size()).isEqualTo(Integer.MAX_VALUE);
    assertThat(many.getLong(Integer.MAX_VALUE - 1)).isEqualTo(2);
    assertThat(many.range(5, 1 << 30)).isEqualTo(Range.point(2));
    assertThat(many.slice(7, 3)).isEqualTo(Constants.of(2, 2, 2)).hasSameHashCodeAs(Constants.of(2, 2, 2));
    assertThat(Constants.filled(3, BigInteger.TWO)).isEqualTo(Constants.of(2, 2, 2)).isNotEqualTo(Constants.of(2, 2));
    assertThat(Constants.filled(2, HUGE)).isEqualTo(Constants.of(List.of(HUGE, HUGE)));
    assertThat(many).hasToString("2147483647 x [2]");
    assertThatThrownBy(() -> many.slice(1, Integer.MAX_VALUE)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Constants.of(2, 2).get(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void othersStayApart() {
    Constants few = Constants.of(3, -1, 4);
    assertThat(few.size()).isEqualTo(3);
    assertThat(few.get(1)).isEqualTo(-1);
    assertThat(few.range(0, 3)).isEqualTo(Range.of(-1, 4));
    assertThat(few.slice(1, 2)).isEqualTo(Constants.of(-1, 4));
    assertThat(few.fitLong()).isTrue();
    assertThat(few).hasToString("[3, -1, 4]");
    Constants wide = Constants.of(List.of(HUGE, BigInteger.ONE));
    assertThat(wide.fitLong()).isFalse();
    assertThat(wide.get(0)).isEqualTo(HUGE);
    assertThat(wide.range(0, 2)).isEqualTo(Range.of(BigInteger.ONE, HUGE));
    assertThat(wide.slice(1, 1)).isEqualTo(Constants.of(1));
    assertThatThrownBy(() -> wide.getLong(1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Constants.of().size()).isZero();
  }
}
