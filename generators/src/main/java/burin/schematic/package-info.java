/// Block diagrams of circuits: a picture for each module, with its instances, memories, streams and buses.
package burin.schematic;
