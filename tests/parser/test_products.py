import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from thinc.api import NumpyOps

from kg.parser import TRAINED
from kg.parser.products import Products
from tests.french import load_reader

SMALL = st.floats(-100, 100, width=32)
BLIS = NumpyOps(use_blis=True)


@given(data=st.data(), first=st.booleans(), second=st.booleans())
def test_the_product_is_that_of_spacys_own_operations(data: st.DataObject, first: bool, second: bool) -> None:
    rows, inner, columns = data.draw(array_shapes(min_dims=3, max_dims=3, max_side=5))
    x = data.draw(arrays("f", (inner, rows) if first else (rows, inner), elements=SMALL))
    y = data.draw(arrays("f", (columns, inner) if second else (inner, columns), elements=SMALL))

    product = Products().gemm(x, y, trans1=first, trans2=second)

    np.testing.assert_allclose(product, BLIS.gemm(x, y, trans1=first, trans2=second), rtol=1e-4, atol=1e-2)


def test_the_product_is_written_where_it_is_wanted() -> None:
    x, out = np.eye(2, dtype="f"), np.zeros((2, 2), dtype="f")

    Products().gemm(x, 3 * x, out=out)

    assert out.tolist() == [[3, 0], [0, 3]]


@pytest.mark.parametrize("name", TRAINED)
def test_every_layer_of_the_parser_multiplies_so(name: str) -> None:
    assert all(isinstance(node.ops, Products) for node in load_reader().nlp.get_pipe(name).model.walk())
