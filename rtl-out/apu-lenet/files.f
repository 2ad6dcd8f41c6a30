Sequencer.v
ProcessingElement.v
RoutingNetwork.v
Apu.v
