"""How Sphinx builds this documentation."""

import enum
from importlib.metadata import version as installed_version

import attrs

project = "counterclaim"
version = release = installed_version("counterclaim")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
default_role = "literal"  # what stands between single backticks in docstrings
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"counterclaim {version}"
pygments_style = "friendly"

napoleon_numpy_docstring = False
napoleon_use_ivar = True  # the fields are listed once, from the docstring
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
autodoc_class_signature = "mixed"
autodoc_default_options = {"members": True, "show-inheritance": True}
python_use_unqualified_type_names = True


def list_members(app, what, name, obj, options, lines):
    """Add the members of an enumeration, which have no docstrings of their own."""
    if isinstance(obj, type) and issubclass(obj, enum.Enum):
        lines += ["", "Members: " + ", ".join(f"``{member.name}``" for member in obj) + "."]


def show_code(app, what, name, obj, options, lines):
    """Have a fenced block in a docstring shown as code."""
    shown, fenced = [], False
    for line in lines:
        if line.startswith("```"):
            shown += [""] if fenced else [f".. code-block:: {line[3:]}", ""]
            fenced = not fenced
        else:
            shown.append(f"   {line}" if fenced else line)
    lines[:] = shown


def short_signature(app, what, name, obj, options, signature, return_annotation):
    """Return the fields and defaults of an attrs class; their types stand beside what they mean."""
    if not (isinstance(obj, type) and attrs.has(obj)):
        return signature, return_annotation
    fields = sorted(
        (field for field in attrs.fields(obj) if field.init),
        key=lambda field: field.kw_only and field.name in ("extra", "foreign"),
    )
    parts = ["*"] if any(field.kw_only for field in fields) else []
    parts += [field.name.lstrip("_") + _shown_default(field.default) for field in fields]
    return f"({', '.join(parts)})", ""


def _shown_default(default):
    if default is attrs.NOTHING:
        return ""
    if isinstance(default, attrs.Factory):
        return "=…"
    return f"={default if isinstance(default, enum.Enum) else repr(default)}"


def setup(app):
    app.connect("autodoc-process-docstring", list_members)
    app.connect("autodoc-process-docstring", show_code)
    app.connect("autodoc-process-signature", short_signature)
