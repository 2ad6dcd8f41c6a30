package burin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void writesEveryKindOfValue() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("text", "a \"b\"\n\u00e9");
    fields.put("numbers", Arrays.asList(1, 2L, 0.5, null));
    fields.put("nothing", Map.of());
    fields.put("none", List.of());
    fields.put("true", true);
    assertThat(Json.text(fields)).isEqualTo("""
        {
          "text": "a \\"b\\"\\n\u00e9",
          "numbers": [
            1,
            2,
            0.5,
            null
          ],
          "nothing": {},
          "none": [],
          "true": true
        }
        """);
  }

  @Test
  void refusesOthers() {
    assertThatThrownBy(() -> Json.text(new StringBuilder())).isInstanceOf(IllegalArgumentException.class);
  }
}
