"""Matrix products, half of what a parse takes, by NumPy's OpenBLAS: it needs a third of the time of BLIS, spaCy's own.

On one thread, as BLIS: the matrices are too small to share out, and who reads in many processes has no core to spare.
"""

from typing import Any

from thinc.api import Model, NumpyOps
from thinc.types import Floats2d
from threadpoolctl import ThreadpoolController


class Products(NumpyOps):  # type: ignore[misc]  # a compiled class
    """The operations of a model on the CPU, with NumPy's matrix product."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)
        self._threads = ThreadpoolController()

    def gemm(self, x: Floats2d, y: Floats2d, **options: Any) -> Floats2d:
        """Return the product of two matrices; *options* are those of `thinc.api.Ops.gemm`."""
        with self._threads.limit(limits=1, user_api="blas"):
            product: Floats2d = super().gemm(x, y, **options)
        return product


def use_numpy(model: Model[Any, Any]) -> None:
    """Have *model* multiply by NumPy, where it runs on the CPU."""
    products = Products()
    for node in model.walk():
        if isinstance(node.ops, NumpyOps):
            node.ops = products
