/// Recordings of what a simulator did, and the forms in which they are shown: [TextWave] for terminals and expected texts, [Vcd]
/// for wave viewers, [HtmlWave] for browsers.
///
/// ```java
/// Recorder recorder = sim.record(Selection.all().last(100));
/// sim.step(1000);
/// System.out.print(TextWave.of(recorder.trace()));
/// ```
package burin.sim.wave;
