"""Draws the handbook's figures as SVG: `python -m scripts.figures` writes them all."""
