package burin.sim.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import burin.ir.BitsType;
import burin.sim.Engine;
import burin.sim.Simulator;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page holds all of a trace and asks for nothing else.
class HtmlWaveTest {
  private static String page() {
    var traffic = new Traffic();
    try (Simulator sim = Engine.JVM.open(traffic)) {
      Recorder recorder = sim.record(Selection.of(traffic.go, traffic.light, traffic.up.number));
      sim.poke(traffic.go, true).step(2).poke(traffic.go, false).step();
      return HtmlWave.of(recorder.trace()).toString();
    }
  }

  @Test
  void holdsTheTrace() {
    String page = page();
    assertTrue(page.contains("""
        const data = {top:"Traffic",end:40,moments:[[0,0],[1,10],[2,20],[3,30]],
        rows:[
        ["","clock","clock",[0,"0",10,"1",15,"0",20,"1",25,"0",30,"1",35,"0"]],
        ["","reset","bool",[0,"0"]],
        ["","go","bool",[0,"1",20,"0"]],
        ["","light","value",[0,"RED",10,"GREEN",20,"YELLOW"]],
        ["up","number","value",[0,"0",10,"1",20,"2"]]]};
        """), page.lines().filter(line -> line.startsWith("const data") || line.startsWith("[\"")).toList().toString());
    assertEquals(page, page());
  }

  @Test
  void needsNothingElse() {
    String page = page();
    for (String word : List.of("http", "src=", "href", "import", "fetch", "url(")) assertFalse(page.contains(word), word);
    assertFalse(page.contains("/*DATA*/"));
  }

  @Test
  void namesAreTextOnly() {
    var moments = List.of(new Trace.Moment(0, 0, 0));
    var change = List.of(new Trace.Change(0, BigInteger.TEN));
    var line = new Line(List.of("a\"b"), "</script>\u00e9", new BitsType(5), Line.Kind.STATE);
    var trace = new Trace("T", List.of(), moments, List.of(new Trace.Signal(line, change)));
    String page = HtmlWave.of(trace).toString();
    assertTrue(page.contains("[\"a\\u0022b\",\"\\u003c/script\\u003e\\u00e9\",\"value\",[0,\"0x0a\"]]"), page);
    assertEquals(page.indexOf("</script>"), page.lastIndexOf("</script>"));
  }
}
