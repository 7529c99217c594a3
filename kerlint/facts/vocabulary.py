"""Every fact that a rule may ask for, with its attributes. ``kerlint rules vocabulary`` prints this page.

``One[T]`` always has a value (known or not), ``Maybe[T]`` may surely be left out (``None``), ``Many[T]`` is a
collection. Names are canonical: classes as Keras exports them (``Dense``), functions in snake case
(``mean_squared_error``, ``relu``, ``linear``), whatever alias or string the program uses. What a Keras default decides
is a known value.
"""

from __future__ import annotations

from kerlint.facts.fact import Fact, Many, Maybe, One, word
from kerlint.facts.files import Reading
from kerlint.facts.judged import Decision, Lookup, Pairing, Score
from kerlint.facts.layered import Softmax
from kerlint.facts.taped import Gradient, Update
from kerlint.facts.written import Identifier, Imported, Outdated


class Program(Fact):
    """One document and what it pulls in."""

    role: One[str] = word("`script`, `notebook`, `library` (defines, does not run) or `test`")
    target: One[str] = word("`keras2` or `keras3`: from settings, requirements or imports, never what is installed")
    backend: One[str] = word("`tensorflow`, `jax` or `torch`")
    models: Many[Model] = word("every model that is made")
    compiles: Many[Compile] = word("every compile")
    fits: Many[Fit] = word("every training")
    evaluations: Many[Evaluation] = word("every evaluation")
    predictions: Many[Prediction] = word("every prediction")
    decisions: Many[Decision] = word("every reading of classes from predictions")
    scores: Many[Score] = word("every reading of a metric that takes labels and predictions for different things")
    pairings: Many[Pairing] = word("every place where predictions and labels are subtracted or compared")
    gradients: Many[Gradient] = word("gradients that tapes are asked for")
    updates: Many[Update] = word("updates of weights by such gradients")
    readings: Many[Reading] = word("every reading of a model's file that the program has written")
    softmaxes: Many[Softmax] = word("every softmax between layers, or inside of a layer of the program's own")
    alone: Many[Layer] = word("preprocessing layers that are called outside of any model")
    splits: Many[Split] = word("every division of data into parts")
    transforms: Many[Transform] = word("every stateful step that learns from data")
    lookups: Many[Lookup] = word("every value that is looked up in the history of a training")
    writes: Many[Write] = word("every attribute set on a Keras object")
    callbacks: Many[Callback] = word("callbacks that are kept under a name")
    optimizers: Many[Optimizer] = word("optimizers that are kept under a name")
    calls: Many[Call] = word("calls into Keras, TensorFlow, numpy and scikit-learn")
    outdated: Many[Outdated] = word("names, arguments, methods and texts that Keras has changed")
    imports: Many[Imported] = word("every name that is imported")
    identifiers: Many[Identifier] = word("every string that names a loss, metric, optimizer, activation or initializer")


class Model(Fact):
    """A model; as an event: its creation."""

    kind: One[str] = word("`sequential`, `functional`, `subclass`, `application`, `loaded` or `clone`")
    type: One[str] = word("class name: `Sequential`, `ResNet50`, or the program's own")
    layers: Many[Layer] = word("in graph order; closed when the whole graph is known")
    inputs: Many[Layer] = word("where data enter")
    unused: Many[Layer] = word("layers that are called on a tensor of it, and lead to no output of any model")
    outputs: Many[Layer] = word("last layers, identities looked through")
    output_names: Many[str] = word("keys that a dictionary of losses may use")
    heads: Many[Head] = word("its outputs with what judges them, for every compile")
    compiles: Many[Compile] = word("every compile of this model")
    fits: Many[Fit] = word("every training of this model")
    evaluations: Many[Evaluation] = word("every evaluation of this model")
    predictions: Many[Prediction] = word("every prediction of this model")
    feeds: Many[Feed] = word("all data that enter it")
    parameters: One[int] = word("number of weights, shared ones once")
    trainable_parameters: One[int] = word("number of weights that training changes")
    trainable_here: One[int] = word("the same, if no other file freezes any: what `summary()` would print here")
    overrides: Many[str] = word("methods its class defines itself: `train_step`, `compile`, `fit` …")
    resets: Many[Reset] = word("events that give it other weights: `set_weights`, `load_weights`")
    pretrained: One[bool] = word("weights come from elsewhere")
    regularised: One[bool] = word("dropout, noise, batch normalisation, weight decay or weight penalties")
    written_as: Maybe[str] = word("the variable it is kept in")
    refusal: Maybe[str] = word("what Keras says when it refuses to make a network of `keras.applications`")


class Initializer(Fact):
    """How weights begin."""

    name: One[str] = word("class name: `GlorotUniform`")
    value: Maybe[float] = word("the constant, if all weights begin equal")
    instance: Maybe[object] = word("the object itself, if there is one: a shared initializer is the same instance")


class Regularizer(Fact):
    """What large weights cost: a penalty on them is added to the loss."""

    name: One[str] = word("class name: `L2`")
    l1: One[float] = word("factor of the sum of the weights' absolute values")
    l2: One[float] = word("factor of the sum of their squares")


class Layer(Fact):
    """One use of a layer in one model."""

    type: One[str] = word("class name: `Conv2D`")
    kind: One[str] = word(
        "`dense conv pool recurrent embedding attention norm dropout activation reshape merge preprocessing "
        "augmentation lambda model input custom`"
    )
    instance: One[object] = word("the layer itself: shared layers are the same instance")
    others: Many[Layer] = word("the other places in the model where the same object stands")
    model: Maybe[Model] = word("the model it is part of")
    given: Many[str] = word("names of the arguments that are written")
    positional: Many[str] = word("those of them that are given by their place, not by name")
    units: One[int] = word("width of the output: units, filters")
    activation: One[str] = word("its own or that of an activation layer right behind it; `linear` when none")
    own_activation: One[str] = word("its own alone")
    inner: Maybe[Model] = word("the model that is used as a layer; `None` for plain layers")
    changing: Many[str] = word("of a layer of an own class: types of the layers inside that change with `training`")
    name: Maybe[str] = word("the `name` that it is given; `None`: Keras makes one")
    written_as: Maybe[str] = word("the variable it is kept in")
    rate: One[float] = word("share of values that dropout or noise removes")
    vocabulary: One[int] = word("how many ids the table of an embedding holds")
    spare_rows: One[int] = word(
        "by how many rows it is larger than the vocabulary of a `Tokenizer`, whose ids begin with 1"
    )
    return_sequences: One[bool] = word("a recurrent layer gives every step, not only the last")
    stateful: One[bool] = word("a recurrent layer goes on from the state that the batch before left")
    axis: One[int] = word("the axis it works on")
    kernel_size: One[tuple[int, ...]] = word("size of a convolution's kernel along each axis: `(3, 3)`")
    strides: One[tuple[int, ...]] = word("steps of a convolution's kernel along each axis: `(1, 1)`")
    data_format: One[str] = word("where a convolution or pooling has its channels: `channels_last` or `channels_first`")
    kernel_initializer: Maybe[Initializer] = word("how its weights begin")
    kernel_regularizer: Maybe[Regularizer] = word("the penalty on its weights")
    input_shape: One[tuple[int | None, ...]] = word("`None` is a free axis, Unknown an unknown one")
    output_shape: One[tuple[int | None, ...]] = word("`None` is a free axis, Unknown an unknown one")
    legal: One[bool] = word("Keras would build it")
    refusal: Maybe[str] = word(
        "why Keras refuses it: `size` (an axis has nothing left), `rank` (axes of its input), `input`, or `argument`"
    )
    reason: One[str] = word("what Keras says when it refuses it")
    previous: Many[Layer] = word("layers whose output it takes")
    next: Many[Layer] = word("layers that take its output")
    next_weighted: Maybe[Layer] = word(
        "the next layer with weights on an unbranched chain; `None` at an output, "
        "Unknown across merges and custom layers"
    )
    previous_weighted: Maybe[Layer] = word(
        "the last layer with weights before it on an unbranched chain; `None` behind an input"
    )
    next_linear: Maybe[Layer] = word(
        "the next dense or convolution layer, if all that lies between hands values on unchanged (dropout, flatten)"
    )
    trainable: One[bool] = word("at the end of the program")
    parameters: One[int] = word("number of weights")
    training: Maybe[bool] = word("the `training` that this call of it is given; `None`: that of the model's call")
    feeds: Many[Feed] = word("of preprocessing layers: data that enter their model, or that they are called on alone")
    statistics: One[str] = word("state of a preprocessing layer: `none`, `given`, `adapted` or `loaded`")


class Loss(Fact):
    """What training minimises."""

    name: One[str] = word("canonical: `mean_squared_error`")
    written: One[str] = word("as the program spells it")
    family: One[str] = word("`binary categorical sparse regression hinge divergence custom`")
    from_logits: One[bool] = word("the loss applies the sigmoid or softmax itself")
    ignore_class: Maybe[int] = word("a class that is left out")
    smooth: One[bool] = word("it changes with small changes of the predictions, so that there is a gradient to follow")
    rewards: One[bool] = word("a share of what agrees, as the Dice coefficient: largest where predictions are right")


class Metric(Fact):
    """What is reported."""

    type: One[str] = word("what Keras resolves `accuracy` to here: `BinaryAccuracy`")
    written: One[str] = word("as the program spells it")
    key: One[str] = word("its name in `history`")
    threshold: Maybe[float] = word("from which score a prediction counts as positive")
    from_logits: One[bool] = word("it expects scores before the sigmoid")
    family: One[str] = word("`accuracy regression binary ranking custom`")


class Optimizer(Fact):
    """What changes the weights."""

    name: One[str] = word("class name: `Adam`")
    instance: One[object] = word("the object itself: a shared optimizer is the same instance")
    given: Many[str] = word("names of the arguments that are written")
    is_class: One[bool] = word("the class itself is given, not an object that was made of it")
    learning_rate: One[float] = word("a schedule's start")
    schedule: Maybe[str] = word("class of the learning rate schedule")
    momentum: One[float] = word("of SGD and RMSprop")
    decay: Maybe[float] = word("of old optimizers: the rate is divided by `1 + decay * updates`")
    clipnorm: Maybe[float] = word("largest norm of a gradient")
    clipvalue: Maybe[float] = word("largest element of a gradient")
    compiles: Many[Compile] = word("where it is used")
    idle: One[bool] = word("it is kept under a name that the program never reads")


class Part(Fact):
    """`loss`, `metrics` or `loss_weights` as written."""

    parameter: One[str] = word("`loss`, `metrics` or `loss_weights`")
    form: One[str] = word("`one`, `list` or `dict`")
    keys: Many[str] = word("keys of the dictionary")
    items: Many[Fact] = word("its members")


class Compile(Fact):
    """An event: `compile`."""

    model: One[Model] = word("what is compiled")
    given: Many[str] = word("names of the arguments that are written")
    optimizer: One[Optimizer] = word("what changes the weights")
    run_eagerly: One[bool] = word("training runs without a graph")
    fits: Many[Fit] = word("trainings with this compile")
    parts: Many[Part] = word("`loss`, `metrics` and `loss_weights` as written")
    heads: Many[Head] = word("the outputs that it judges")


class Head(Fact):
    """One output of a compiled model with what judges it."""

    model: One[Model] = word("the compiled model")
    compile: One[Compile] = word("the compile")
    layer: One[Layer] = word("the layer that gives the output, identities looked through")
    units: One[int] = word("width of the output")
    several: One[bool] = word("it is wider than one; so is a softmax of unknown width, and what meets one-hot labels")
    activation: One[str] = word("activation of the output")
    axis: One[int] = word("the axis a softmax works on")
    dtype: One[str] = word("the precision of the output: `float32`, `float16` or `bfloat16`")
    loss: Maybe[Loss] = word("what training minimises here")
    metrics: Many[Metric] = word("what is reported here")
    labels: Maybe[Data] = word("what its trainings give it")
    fitted: One[bool] = word("a training uses this compile")


class Callback(Fact):
    """Something that watches a training."""

    type: One[str] = word("class name: `EarlyStopping`")
    monitor: Maybe[str] = word("the watched quantity")
    mode: One[str] = word("`min`, `max` or `auto`")
    patience: One[int] = word("rounds without improvement that are waited for")
    selects: One[bool] = word("it decides which weights are kept or when training ends")
    restores: One[bool] = word("early stopping gives the best weights back at its end")
    is_class: One[bool] = word("the class itself is given, not an object that was made of it")
    idle: One[bool] = word("it is kept under a name that the program never reads")
    instance: One[object] = word("the object itself: callbacks given to several trainings are the same instance")
    validates: One[bool] = word("what it watches exists only where there are validation data: `val_loss`")
    better: One[str] = word("`min` or `max`: how the watched quantity gets better, where its name says it")


class Validation(Fact):
    """Data that a training is judged by while it runs."""

    kind: One[str] = word("`data` or `split`")
    x: One[Data] = word("features")
    y: Maybe[Data] = word("labels")
    fraction: Maybe[float] = word("of `validation_split`")


class Loop(Fact):
    """A loop of the program."""

    kind: One[str] = word("`epochs folds sweep samples batches other`")
    over: Maybe[Data] = word("the data it goes over")
    rounds: One[int] = word("how often it goes round, where a `range` says so")


class Fit(Fact):
    """An event: `fit`, `train_on_batch`, or a training loop with a tape."""

    model: One[Model] = word("what is trained")
    compile: Maybe[Compile] = word("the compile in force then; `None`: surely never compiled")
    given: Many[str] = word("names of the arguments that are written")
    x: One[Data] = word("features")
    y: Maybe[Data] = word("labels")
    rows: One[int] = word("rows trained on, after `validation_split`")
    validation: Maybe[Validation] = word("what it is judged by while it runs")
    epochs: One[int] = word("passes over the data")
    batch_size: One[int] = word("rows per step")
    steps_per_epoch: Maybe[int] = word("steps per pass")
    steps: One[int] = word("updates of the weights in one pass: as many as there are batches, or `steps_per_epoch`")
    whole: One[bool] = word("each epoch takes all rows: `steps_per_epoch` is left out, or counted from them")
    updates: One[int] = word("updates of the weights in the whole training: `epochs` times `steps`")
    callbacks: Many[Callback] = word("what watches it")
    supervised: One[bool] = word("a standard loss against targets that are not the input")
    loop: Maybe[Loop] = word("innermost loop around it")
    leftover: Maybe[Loop] = word("a loop before it each round of which made such data: these are only the last")
    function: One[str] = word("`fit`, `train_on_batch` or `tape`")
    logs: Many[str] = word("names in its history, which are what callbacks can watch; closed if surely no others")
    methods: Many[str] = word("methods that the program calls on what it returns")
    shuffle: One[bool] = word("rows are drawn in another order each epoch")
    class_weight: Maybe[str] = word("as what `class_weight` is given: `dict`, `list`, `array` or `string`")
    fractions: Many[str] = word("names of written arguments that must be whole numbers, and surely are not")


class Evaluation(Fact):
    """An event: `evaluate`, or a metric of a prediction."""

    model: One[Model] = word("what is judged")
    compile: Maybe[Compile] = word("the compile in force then; `None`: surely never compiled")
    x: One[Data] = word("features")
    y: Maybe[Data] = word("labels")
    given: Many[str] = word("names of the arguments that are written")
    prediction: Maybe[Prediction] = word("the prediction that is judged")
    results: One[int] = word("how many numbers it returns; one comes alone, not in a list")
    unpacked: Maybe[int] = word("into how many names its result is unpacked")
    weights: One[str] = word("`initial`, `trained`, `loaded` or `pretrained`")


class Prediction(Fact):
    """An event: `predict`, or `model(x)` outside training."""

    function: One[str] = word("`predict`, `call` (of the model itself), `predict_on_batch` …")
    model: One[Model] = word("what predicts")
    x: One[Data] = word("features")
    weights: One[str] = word(
        "`initial`, `trained`, `loaded` or `pretrained`; layers shared with a trained model are trained"
    )
    purpose: One[str] = word("what becomes of it: `metric threshold argmax show plot features unused`")
    loop: Maybe[Loop] = word("innermost loop around it")
    given: Many[str] = word("names of the arguments that are written")
    learns: One[bool] = word("a gradient tape records it and gives the gradients of the model's own weights")
    undecided: One[bool] = word("its `training` is a parameter of a function around it, which nobody sets")
    scored: Many[Data] = word("what its values themselves are compared with, by a metric")
    restored: Many[Data] = word("what they are compared with when a scaler has brought them back to the old units")
    compared: Many[Data] = word("what scores or classes of it are compared with, by a metric or by `==`")


class Feed(Fact):
    """Data entering a model at a fit, evaluation or prediction."""

    use: One[str] = word("`fit`, `validate`, `evaluate` or `predict`; `call`: of a layer by itself")
    model: Maybe[Model] = word("what it enters")
    event: One[Fact] = word("the fit, evaluation or prediction")
    purpose: One[str] = word("a prediction's purpose; `metric` for evaluations, `train` for fits")
    data: One[Data] = word("as the program hands it over")
    reaching: One[Data] = word("as it arrives at `first`, after the scaling that the model does itself")
    first: One[Layer] = word("the first layer with weights")
    refusal: Maybe[str] = word("why the model's input does not take these rows: `rank` or `width` (the last axis)")


class Step(Fact):
    """Something done to data."""

    kind: One[str] = word(
        "`scale encode impute select augment shuffle batch cache repeat take skip map prefetch index`; `cut`: values "
        "between -1 and 1 became integers"
    )
    size: Maybe[int] = word("rows of a batch, of the buffer of a shuffle; how often is repeated (`None`: without end)")
    after: Many[str] = word("kinds of the steps that were done before it")
    type: Maybe[str] = word("class name: `StandardScaler`")
    estimator: Maybe[Transform] = word("what it learnt from")
    formula: Maybe[str] = word("canonical: `/ 255`")
    random: One[bool] = word("its result differs from time to time")


class Data(Fact):
    """Arrays, data frames, tensors, tf.data pipelines, generators."""

    container: One[str] = word("`array frame list dataset generator`; `range`: of the numbers of rows")
    origin: One[str] = word("`literal random keras-dataset sklearn csv image-files file generator arithmetic`")
    source: One[Data] = word("where its rows come from: one object per evaluation, not per line")
    content: One[str] = word("`image tabular text-ids sequence labels signal`; `index` for numbers of rows")
    parents: Many[Data] = word("the data that it was directly computed from (for `derived`)")
    parts: Many[Data] = word("columns of a table by `written_as`; members of a dataset's elements: features, labels")
    length: One[int] = word("number of rows")
    shape: One[tuple[int | None, ...]] = word("shape of one row")
    low: One[float] = word("proven lower bound")
    high: One[float] = word("proven upper bound")
    magnitude: One[float] = word("largest absolute value that occurs; of normal noise: mean ± 4 deviations")
    feature_ratio: One[float] = word("widest column's range / narrowest one's, constant columns left out")
    scaled: One[bool] = word("a scaler, a division or a normalising layer was applied")
    encoding: One[str] = word("`integer one-hot multi-hot binary signs continuous string`")
    quantity: Maybe[str] = word("name of the column of a file that it is, if what has this name is measured: `price`")
    classes: One[int] = word("number of distinct classes")
    highest: One[int] = word("largest integer label")
    width: One[int] = word("number of columns")
    filtered: One[bool] = word("rows chosen by value")
    endless: One[bool] = word("it never comes to its end: `repeat()`; false of what surely gives each row only once")
    period: One[int] = word("number of rows after which an endless pipeline begins again")
    negative: One[bool] = word("values below 0 surely occur")
    order: One[str] = word("order of the rows: `random`, `by-class`, `time`, or `by NAME` of a column")
    steps: Many[Step] = word("everything done to it, in order")
    written_as: Maybe[str] = word("the name it has in the program")
    rows: One[object] = word("which rows of the source these are (for `within`, `overlap`, `same_rows`, `aligned`)")
    columns: One[object] = word("which columns of a table these are (for `holds`)")


class Transform(Fact):
    """An event: a stateful step learns from data."""

    type: One[str] = word("class name: `StandardScaler`")
    kind: One[str] = word("as a step's kind")
    learns: One[bool] = word("from more than the names of labels")
    fitted_on: One[Data] = word("what it learnt from")
    result: Maybe[Data] = word("what it gave")
    per_item: One[bool] = word("fitted anew for each element of a loop")


class Split(Fact):
    """An event: data are divided into parts."""

    kind: One[str] = word("`random`, `slice`, `folds` or `validation_split`")
    data: One[Data] = word("what is divided")
    train: One[Data] = word("the part to learn from")
    test: One[Data] = word("the part to judge by")
    shuffle: One[bool] = word("rows are shuffled first")
    stratify: One[bool] = word("class shares are kept")
    random_state: Maybe[int] = word("the seed")
    used: One[bool] = word("both parts reach a model")


class Write(Fact):
    """An event: an attribute is set on a Keras object."""

    attribute: One[str] = word("name of the attribute")
    receiver: One[object] = word("what it is set on: the Model, or a layer's `instance`")
    value: One[object] = word("what it is set to")
    layers: Many[Layer] = word("layers it concerns")
    models: Many[Model] = word("models it concerns")
    changes: One[bool] = word("the value differs from before")


class Reset(Fact):
    """An event: a model gets other weights: `load_weights`, `set_weights`."""

    model: One[Model] = word("whose weights are set")


class Call(Fact):
    """An event: any call into Keras, TensorFlow, numpy or scikit-learn."""

    function: One[str] = word("canonical path: `keras.layers.Dense`, `keras.models.Model.fit`")
    written: One[str] = word("the path by which it was imported; for methods their name")
    receiver: Maybe[Fact] = word("the model or optimizer that a method is called on")
    library: One[str] = word("`keras`, `tensorflow`, `numpy`, `sklearn`")
    given: Many[str] = word("names of the arguments that are written")
    symbolic: One[bool] = word("an argument is a symbolic Keras tensor")
    context: One[str] = word(
        "`graph layer-call layer-build lambda map step eager`; `layer-anew`: made in a `call`, and called at once"
    )
