from .compiling import compile_for

CLASSES = 6
