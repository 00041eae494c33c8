"""`counterclaim schema`: the JSON Schema of records."""

from __future__ import annotations

import argparse

from counterclaim.cli.output import print_data

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "print the JSON Schema of a record type, or of all"
DESCRIPTION = "Print the JSON Schema (Draft 2020-12) of the records of a JSON Lines file."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("tag", nargs="?", metavar="TAG", help="the type, as claim; all types where not given")
    parser.add_argument("--strict", action="store_true", help="refuse fields and types that are not known")
    parser.add_argument("--list", action="store_true", help="print the names of the types instead")


def run(arguments: argparse.Namespace) -> int:
    """Print the schema or the names."""
    import counterclaim.model
    import counterclaim.values  # noqa: F401  (both register their types)

    if arguments.list:
        from counterclaim.registry import registrations

        print_data("".join(f"{entry.tag}\n" for entry in registrations("record")))
        return 0
    import json

    from counterclaim.codec import json_schema

    schema = json_schema(arguments.tag, strict=arguments.strict)
    print_data(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
    return 0
