"""What calls into libraries mean: one module per library, each a table of functions over calls."""
