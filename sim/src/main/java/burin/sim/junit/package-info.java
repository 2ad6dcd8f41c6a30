/// Tests of circuits with JUnit 5: [burin.sim.junit.BurinTest]. What a test depends on beside Burin is its own JUnit.
package burin.sim.junit;
