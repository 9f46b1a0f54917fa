"""
Programs of a template as Python functions, for templates that are filled many times.

A generated function is quick, not careful: where anything is out of the ordinary it
raises, and the careful program (`render/compiler.py`) fills the same case again and
has the last word. What both fill, they fill alike; a test holds them to it.

No text of a template ever stands in generated source: names, keys and markup are
constants in a table beside it, so that no template can write code.
"""
