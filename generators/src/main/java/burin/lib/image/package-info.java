/// Images as streams of pixels, row after row, and the parts that convolutions on them are made of. The guide is
/// `docs/guide/image.md`.
package burin.lib.image;
