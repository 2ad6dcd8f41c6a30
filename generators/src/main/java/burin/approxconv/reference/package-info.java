/// What the predictors of ReLU signs compute and cost, in plain Java, against which the circuits are checked.
///
/// [burin.approxconv.reference.PowerLevels] rounds weights to powers of two,
/// [burin.approxconv.reference.SignPredictor] is the predictor of one layer,
/// [burin.approxconv.reference.GatedNetwork] a network with predictors and
/// [burin.approxconv.reference.GatedReference] its bit-exact model.
/// [burin.approxconv.reference.LevelSelection] chooses how many levels are enough,
/// [burin.approxconv.reference.ThresholdCurve] what a threshold changes.
package burin.approxconv.reference;
