"""The laboratory: rebuilds models from blueprints, makes data, trains, probes. Runs in processes of its own."""
