"""The characters that no document can hold."""

from __future__ import annotations

import re

# All but production [2] of XML 1.0 (fifth edition).
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
