package burin.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import burin.diag.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetsTest {
  @TempDir Path folder;

  @Test
  void sampleIsTheBeginningOfTheTestSet() {
    var sample = Datasets.sample();
    assertEquals("MNIST sample: 1000 images of 28 x 28", sample.toString());
    assertEquals("7210414959", labels(sample).substring(0, 10));
    assertEquals("""
        ......................
        ..****................
        ..***************.....
        ..****************....
        ........*.***..***....
        ..............***.....
        ..............***.....
        .............***......
        .............**.......
        ............***.......
        ............**........
        ...........***........
        ..........***.........
        ..........***.........
        .........***..........
        .........***..........
        ........***...........
        .......***............
        .......***............
        ......****............
        ......***.............
        ......................
        """, picture(sample, 0));
  }

  private static String labels(Dataset data) {
    var labels = new StringBuilder();
    for (int i = 0; i < data.size(); i++) labels.append(data.label(i));
    return labels.toString();
  }

  private static String picture(Dataset data, int image) {
    var picture = new StringBuilder();
    for (int y = 6; y < 28; y++) {
      for (int x = 4; x < 26; x++) picture.append(data.pixel(image, y * 28 + x) > 64 ? '*' : '.');
      picture.append('\n');
    }
    return picture.toString();
  }

  @ParameterizedTest
  @CsvSource({"0,4,0", "15,4,0", "16,4,1", "128,4,8", "255,4,15", "255,8,255", "127,1,0", "128,1,1", "255,10,1020"})
  void inputsAreTheUpperBits(int pixel, int bits, int input) {
    assertEquals(input, Dataset.toInput(pixel, bits));
  }

  @Test
  void imagesMustFitTheNetwork() {
    var network = new BlockNetwork("tiny", List.of(new LayerDraft().build()));
    var data = new Dataset("mine", 1, 3, new byte[] {0, 16, -1}, new byte[] {4});
    assertArrayEquals(new int[] {0, 1, 15}, data.input(0, network));
    assertEquals("error B203: MNIST sample: its images of 28 x 28 have 784 pixels, but network tiny takes 3 inputs\n"
            + "  write: choose images and a network that fit each other",
        assertThrows(UserError.class, () -> Datasets.sample().input(0, network)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
      "t10k-images-idx3-ubyte,t10k-labels-idx1-ubyte", "t10k-images.idx3-ubyte.gz,t10k-labels.idx1-ubyte",
      "train-images-idx3-ubyte,train-labels-idx1-ubyte", "pictures,digits.bin"})
  void findsTheFilesOfAFolder(String images, String labels) throws IOException {
    put(images, labels, 5);
    Files.writeString(folder.resolve("readme.txt"), "my digits");
    var data = Datasets.directory(folder);
    assertEquals(1, data.size());
    assertEquals(5, data.label(0));
    assertEquals(folder.getFileName().toString(), data.name());
  }

  @Test
  void prefersTestImages() throws IOException {
    put("train-images-idx3-ubyte", "train-labels-idx1-ubyte", 1);
    put("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", 2);
    assertEquals(2, Datasets.directory(folder).label(0));
  }

  @Test
  void refusesToGuess() throws IOException {
    put("a", "labels", 1);
    put("b", "labels", 1);
    assertMessage("error B301: " + folder + ": 2 files of IDX images (a, b)\n"
        + "  write: put one such file there, or name it t10k-images-idx3-ubyte");
    Files.delete(folder.resolve("a"));
    Files.delete(folder.resolve("labels"));
    assertMessage("error B301: " + folder + ": no file of IDX labels\n"
        + "  write: put one such file there, or name it t10k-labels-idx1-ubyte");
  }

  @Test
  void refusesFilesOfDifferentLength() throws IOException {
    put("images", "labels", 1);
    Files.write(folder.resolve("labels"), Idx.write(new byte[2]));
    assertMessage("error B301: " + folder.resolve("images") + " and labels: 1 images but 2 labels\n"
        + "  write: give the two files of one set");
  }

  @Test
  void tellsWhenThereIsNoFolder() {
    folder = folder.resolve("none");
    assertMessage("error B302: " + folder + ": there is no such folder\n"
        + "  write: give the folder that holds the two IDX files");
  }

  private void assertMessage(String message) {
    assertEquals(message, assertThrows(UserError.class, () -> Datasets.directory(folder)).getMessage());
  }

  private void put(String images, String labels, int label) throws IOException {
    Files.write(folder.resolve(images), Idx.write(new Idx.Images(1, 1, 3, new byte[3])));
    Files.write(folder.resolve(labels), Idx.write(new byte[] {(byte) label}));
  }
}
