"""The optional engine tells what to do where it is not installed."""

import sys

import pytest

from newsreader.analysis.naming import entities_spacy
from newsreader.errors import NewsreaderError


def test_missing_spacy_is_told_with_its_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    entities_spacy._pipeline.cache_clear()
    with pytest.raises(NewsreaderError) as failure:
        entities_spacy.find_mentions_spacy("Paris is in France.")
    assert "pip install" in failure.value.remedy
