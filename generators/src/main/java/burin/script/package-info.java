/// Runs generator scripts: single files of Java with Burin on their class path.
package burin.script;
