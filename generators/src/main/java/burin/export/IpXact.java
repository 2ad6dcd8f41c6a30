package burin.export;

import burin.lib.axi.Register;
import burin.lib.axi.RegisterField;
import burin.lib.axi.RegisterMap;
import com.google.common.xml.XmlEscapers;
import java.util.stream.Collectors;

/// A component of IP-XACT (IEEE 1685-2014): ports, files and registers of a design.
final class IpXact {
  private static final int WORD = 32;

  private IpXact() {}

  static String text(Project project) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <ipxact:component xmlns:ipxact="http://www.accellera.org/XMLSchema/IPXACT/1685-2014">
          <ipxact:vendor>burin</ipxact:vendor>
          <ipxact:library>designs</ipxact:library>
          <ipxact:name>%1$s</ipxact:name>
          <ipxact:version>0.1.0</ipxact:version>
        %5$s  <ipxact:model>
            <ipxact:views>
              <ipxact:view>
                <ipxact:name>rtl</ipxact:name>
                <ipxact:componentInstantiationRef>verilog</ipxact:componentInstantiationRef>
              </ipxact:view>
            </ipxact:views>
            <ipxact:instantiations>
              <ipxact:componentInstantiation>
                <ipxact:name>verilog</ipxact:name>
                <ipxact:language>verilog</ipxact:language>
                <ipxact:moduleName>%2$s</ipxact:moduleName>
                <ipxact:fileSetRef>
                  <ipxact:localName>rtl</ipxact:localName>
                </ipxact:fileSetRef>
              </ipxact:componentInstantiation>
            </ipxact:instantiations>
            <ipxact:ports>
        %3$s    </ipxact:ports>
          </ipxact:model>
          <ipxact:fileSets>
            <ipxact:fileSet>
              <ipxact:name>rtl</ipxact:name>
        %4$s    </ipxact:fileSet>
          </ipxact:fileSets>
        </ipxact:component>
        """.formatted(project.name(), project.top(),
        project.pins().stream().map(IpXact::port).collect(Collectors.joining()),
        project.files().stream().map(IpXact::file).collect(Collectors.joining()),
        project.registers().map(IpXact::memoryMap).orElse(""));
  }

  private static String memoryMap(RegisterMap map) {
    int width = map.registers().stream().flatMap(register -> register.fields().stream())
        .mapToInt(field -> field.high() < WORD ? WORD : 2 * WORD).max().orElse(WORD);
    long end = map.registers().stream().mapToLong(Register::offset).max().orElse(0) + width / Byte.SIZE;
    return """
          <ipxact:memoryMaps>
            <ipxact:memoryMap>
              <ipxact:name>registers</ipxact:name>
              <ipxact:addressBlock>
                <ipxact:name>registers</ipxact:name>
                <ipxact:baseAddress>0</ipxact:baseAddress>
                <ipxact:range>%d</ipxact:range>
                <ipxact:width>%d</ipxact:width>
        %s      </ipxact:addressBlock>
            </ipxact:memoryMap>
          </ipxact:memoryMaps>
        """.formatted(end, width,
        map.registers().stream().map(register -> register(register, width)).collect(Collectors.joining()));
  }

  private static String register(Register register, int width) {
    return """
                <ipxact:register>
                  <ipxact:name>%s</ipxact:name>
                  <ipxact:addressOffset>%d</ipxact:addressOffset>
                  <ipxact:size>%d</ipxact:size>
        %s        </ipxact:register>
        """.formatted(register.name(), register.offset(), width,
        register.fields().stream().map(IpXact::field).collect(Collectors.joining()));
  }

  private static String field(RegisterField field) {
    boolean clears = field.access() == RegisterField.Access.WRITE_ONE_TO_CLEAR;
    return """
                  <ipxact:field>
                    <ipxact:name>%s</ipxact:name>
                    <ipxact:bitOffset>%d</ipxact:bitOffset>
                    <ipxact:resets>
                      <ipxact:reset>
                        <ipxact:value>%d</ipxact:value>
                      </ipxact:reset>
                    </ipxact:resets>
                    <ipxact:bitWidth>%d</ipxact:bitWidth>
                    <ipxact:access>%s</ipxact:access>
        %s          </ipxact:field>
        """.formatted(field.name(), field.low(), field.reset(), field.width(),
        clears ? "read-write" : RegisterFiles.word(field.access()),
        clears ? "            <ipxact:modifiedWriteValue>oneToClear</ipxact:modifiedWriteValue>\n" : "");
  }

  private static String port(Pin pin) {
    String vectors = pin.width() == 1 ? "" : """
                <ipxact:vectors>
                  <ipxact:vector>
                    <ipxact:left>%d</ipxact:left>
                    <ipxact:right>0</ipxact:right>
                  </ipxact:vector>
                </ipxact:vectors>
        """.formatted(pin.width() - 1);
    return """
              <ipxact:port>
                <ipxact:name>%s</ipxact:name>
                <ipxact:wire>
                  <ipxact:direction>%s</ipxact:direction>
        %s        </ipxact:wire>
              </ipxact:port>
        """.formatted(escaped(pin.name()), pin.isInput() ? "in" : "out", vectors);
  }

  private static String file(String name) {
    return """
              <ipxact:file>
                <ipxact:name>%s</ipxact:name>
                <ipxact:fileType>verilogSource</ipxact:fileType>
              </ipxact:file>
        """.formatted(escaped(name));
  }

  private static String escaped(String text) {
    return XmlEscapers.xmlContentEscaper().escape(text);
  }
}
