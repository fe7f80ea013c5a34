"""What a worker tells of a query that the engine takes, and then cannot evaluate."""

import io
from functools import partial

import pyoxigraph
import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions

from kg.server.evaluation import _evaluate
from kg.server.refusals import Refused


def test_errors_of_the_engine_are_the_fault_of_the_query_and_not_told_in_its_words() -> None:
    rows = pyoxigraph.Store().query("SELECT * { SERVICE ?nowhere { ?s ?p ?o } }")
    assert isinstance(rows, QuerySolutions)
    with pytest.raises(Refused, match=r"^the query cannot be evaluated") as refused:
        _evaluate(partial(rows.serialize, format=QueryResultsFormat.JSON), io.BytesIO())
    assert refused.value.status == 400
    assert "unbound" not in str(refused.value)
