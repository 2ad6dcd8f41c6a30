/// Streams: items that are handed over where the sender has one ([burin.lib.stream.Stream#valid]) and the receiver takes
/// one ([burin.lib.stream.Stream#ready]), and the parts that they go through. The guide is `docs/guide/streams.md`.
package burin.lib.stream;
