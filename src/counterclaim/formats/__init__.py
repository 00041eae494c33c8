"""
Formats that cases are read from and written to, one module or package each, with `read` and `write`.

`dot`, `mermaid` and `svg` write pictures, from which no case can be read.
"""
