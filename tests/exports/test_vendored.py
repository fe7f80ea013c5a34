"""What the package ships of others is what `scripts/vendor.py` makes, with the licences of all its parts."""

import hashlib
import importlib.util
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType


def _vendor() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "scripts" / "vendor.py"
    spec = importlib.util.spec_from_file_location("vendor", path)
    assert isinstance(spec, ModuleSpec)
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_bundle_of_sigma_is_the_one_that_was_made() -> None:
    vendor = _vendor()
    bundle = vendor.SIGMA_TARGET / "sigma.min.js"
    assert hashlib.sha256(bundle.read_bytes()).hexdigest() == vendor.SIGMA_SHA256


def test_all_its_parts_have_their_licence_beside_it() -> None:
    told = (_vendor().SIGMA_TARGET / "LICENSES.txt").read_text("utf-8")
    for part in ("sigma 3", "graphology 0", "graphology-utils 2", "events 3"):
        assert f"\n{part}." in told
    assert told.count("Permission is hereby granted") == 4
