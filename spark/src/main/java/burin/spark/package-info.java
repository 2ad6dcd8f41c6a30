/// Sweeps on a cluster of Apache Spark. Not part of the usual build.
package burin.spark;
