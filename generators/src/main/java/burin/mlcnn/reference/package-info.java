/// What MLCNN computes, bit for bit, in plain Java.
package burin.mlcnn.reference;
