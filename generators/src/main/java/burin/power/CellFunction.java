package burin.power;

import java.util.List;

/// The value of an output of a cell by those of its inputs, for 64 cases at once, each in a bit of a word.
interface CellFunction {
  /// @param values of all nets
  /// @param nets of the cell's inputs
  long of(long[] values, int[] nets);

  /// Reads a function of a liberty file: `!` not, `^` exclusive or, side by side and, `+` or, in this order.
  ///
  /// @param inputs the names of the inputs, in the order in which their nets will be given
  static CellFunction of(String text, List<String> inputs) {
    var parser = new Parser(text, inputs);
    CellFunction function = parser.sum();
    parser.expect('\0');
    return function;
  }

  /// By descent.
  final class Parser {
    private final String text;
    private final List<String> inputs;
    private int at;

    private Parser(String text, List<String> inputs) {
      this.text = text;
      this.inputs = inputs;
    }

    private char next() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
      return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(char wanted) {
      if (next() != wanted) return false;
      at++;
      return true;
    }

    private void expect(char wanted) {
      if (next() != wanted) throw new IllegalArgumentException("cannot read the function %s at %d".formatted(text, at));
      at++;
    }

    private CellFunction sum() {
      CellFunction sum = product();
      while (take('+') || take('|')) {
        CellFunction left = sum;
        CellFunction right = product();
        sum = (values, nets) -> left.of(values, nets) | right.of(values, nets);
      }
      return sum;
    }

    private CellFunction product() {
      CellFunction product = difference();
      while (take('*') || take('&') || beginsFactor()) {
        CellFunction left = product;
        CellFunction right = difference();
        product = (values, nets) -> left.of(values, nets) & right.of(values, nets);
      }
      return product;
    }

    private boolean beginsFactor() {
      return next() == '!' || next() == '(' || Character.isLetter(next());
    }

    private CellFunction difference() {
      CellFunction difference = factor();
      while (take('^')) {
        CellFunction left = difference;
        CellFunction right = factor();
        difference = (values, nets) -> left.of(values, nets) ^ right.of(values, nets);
      }
      return difference;
    }

    private CellFunction factor() {
      if (take('!')) {
        CellFunction inner = factor();
        return (values, nets) -> ~inner.of(values, nets);
      }
      if (take('(')) {
        CellFunction inner = sum();
        expect(')');
        return inner;
      }
      return input();
    }

    private CellFunction input() {
      next();
      int from = at;
      while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) at++;
      int index = inputs.indexOf(text.substring(from, at));
      if (index < 0) throw new IllegalArgumentException("cannot read the function %s at %d".formatted(text, from));
      return (values, nets) -> values[nets[index]];
    }
  }
}
