"""A LaTeX project: what it cites, what it lacks, and how to bring that in."""
