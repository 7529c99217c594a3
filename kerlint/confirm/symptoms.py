"""What symptoms mean, in words, for the reports."""

from __future__ import annotations

MEANING = {
    "affine-stack": "the hidden layers together are no more than one linear layer",
    "batches-across-epochs": "the second epoch has the batches of the first",
    "constant-output": "every row gets the same prediction",
    "dead-relu": "at least 90 % of a layer's units are 0 for every row",
    "diverged": "the loss ends at more than three times its first value",
    "double-squash": "no class can get near a probability of 1, however sure the network is",
    "dropout-noise": "dropout is more than twice as loud as what the rows say",
    "equal-kernels": "layers begin with the same weights",
    "hidden-saturated": "more than half of the hidden values are at the end of their range",
    "initial-loss-high": "the first loss is more than three times that of guessing",
    "label-entropy-per-batch": "batches hold hardly more than one class",
    "layer-statistics": "what comes out of the normalisation is not normalised",
    "logits-are-probabilities": "the loss expects scores and gets probabilities",
    "loss-shapes": "predictions and labels differ in shape, and one is repeated to fit the other",
    "no-gradient-heads": "nothing judges an output: its weights get no gradient",
    "no-learning": "not even the training rows are learned",
    "no-loss-no-skill": "the loss is 0, and nothing is learned",
    "non-finite": "weights or predictions are infinite or not a number",
    "not-a-distribution": "the predictions of a row are no probabilities that add up to 1",
    "nothing-trainable": "no weight is trained",
    "one-class-loss": "a loss over classes sees a single one",
    "output-dtype": "the output has 16 bits",
    "output-saturated": "before training, most rows get a probability above 0.999",
    "range-mismatch": "there are labels that the output can't reach",
    "symmetric-units": "all units of a layer begin equal, and stay so",
    "tail-classes": "the rows that are held out lack classes",
    "tiny-input": "no feature is larger than 0.02",
    "train-test-gap": "much more skill on the training rows than on others",
    "train-test-moments": "the rows that judge are on another scale than those that train",
    "update-huge": "a step changes the weights by more than 10 %",
    "update-tiny": "a step changes the weights by less than 0.005 %",
    "vanishing-gradient": "the first layer gets less than 1 % of the last one's gradient",
    "weight-drift": "the first ten steps take pretrained weights far from where they were",
    "weights-moved": "frozen weights are trained, or others are not",
    "zero-gradient": "no weight gets a gradient",
}
"""By the name of a probe: what is there when it fires."""


def meaning(reason: str) -> str:
    """What a reason that begins with the name of a symptom says in words; nothing for others."""
    return MEANING.get(reason.partition(":")[0], "")
