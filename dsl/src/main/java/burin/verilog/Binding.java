package burin.verilog;

/// What an expression is called: a net or variable, or an array with an element for each lane.
///
/// @param term null for an array
/// @param array null for a net or variable
record Binding(Term term, Declaration array) {

  static Binding of(Term term) {
    return new Binding(term, null);
  }

  static Binding array(Declaration array) {
    return new Binding(null, array);
  }
}
