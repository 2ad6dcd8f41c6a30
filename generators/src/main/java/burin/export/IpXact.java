package burin.export;

import java.util.stream.Collectors;

/// A component of IP-XACT (IEEE 1685-2014): ports and files of a design.
final class IpXact {
  private IpXact() {}

  static String text(Project project) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <ipxact:component xmlns:ipxact="http://www.accellera.org/XMLSchema/IPXACT/1685-2014">
          <ipxact:vendor>burin</ipxact:vendor>
          <ipxact:library>designs</ipxact:library>
          <ipxact:name>%1$s</ipxact:name>
          <ipxact:version>0.1.0</ipxact:version>
          <ipxact:model>
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
        project.files().stream().map(IpXact::file).collect(Collectors.joining()));
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
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
