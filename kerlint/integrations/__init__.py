"""kerlint inside other programs: JupyterLab finds its server, IPython shows its findings under a cell."""
