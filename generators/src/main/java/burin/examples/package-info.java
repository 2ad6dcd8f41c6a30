/// The circuits that Burin is compared by with other languages: small, of any size, and each with a model of one screen.
package burin.examples;
