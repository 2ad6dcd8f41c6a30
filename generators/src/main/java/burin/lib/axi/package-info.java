/// The bus protocols of Arm's AMBA 4: AXI4, AXI4-Lite and AXI4-Stream, their ports, parts that speak them, and checkers of what
/// is spoken.
///
/// The ports have the names that the standard gives them, so that tools recognise them: a field `m_axi` becomes `m_axi_awaddr`
/// and so on. As an `output` a bundle is the side of the master, as an `input` that of the slave. Each channel is at hand as a
/// [burin.lib.stream.Stream], on either side.
package burin.lib.axi;
