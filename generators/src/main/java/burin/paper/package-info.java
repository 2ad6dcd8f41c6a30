/// What the published papers of the systems claim, computed anew: each [Claim] knows the paper's value and how to get our own,
/// which is computed whenever it is asked for and never quoted. `./burin papercheck` shows them.
package burin.paper;
