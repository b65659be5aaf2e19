"""cite_belarus: from the footnotes of an article to a bibliography that can be trusted."""

__version__ = "0.1.0"
