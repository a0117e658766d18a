"""`datapackage.json`: Data Package v1 (https://specs.frictionlessdata.io/data-package/), each table with its schema."""

from __future__ import annotations

from typing import Any

from incumbent.exports.bundle.contents import Contents
from incumbent.exports.bundle.described import Described
from incumbent.exports.tables.columns import Column
from incumbent.exports.tables.files import LIST

Json = dict[str, Any]


def datapackage(d: Described) -> Json:
    """The descriptor. Lists are strings here: CSV has no better."""
    package: Json = {
        "profile": "tabular-data-package",
        "name": "incumbent",
        "title": d.labels.title,
        "description": d.description,
        "version": d.version,
        "created": d.created,
        "resources": [_resource(t, d) for t in d.tables],
    }
    if d.labels.licence:
        package["licenses"] = [{"name": d.labels.licence, "title": d.labels.licence}]
    return {k: v for k, v in package.items() if v}


def _resource(table: Contents, d: Described) -> Json:
    file = d.files[f"{table.name}.csv"]
    schema: Json = {
        "fields": [_field(c) for c in table.columns],
        "missingValues": [""],
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": to, "fields": [column]}} for column, to in table.joins
        ],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": schema,
    }


def _field(column: Column) -> Json:
    kind = "string" if column.kind == "list" else column.kind
    about = f"{column.about} (parted by `{LIST}`)" if column.kind == "list" else column.about
    field: Json = {"name": column.name, "type": kind, "description": about}
    if column.required and column.kind != "string":
        field["constraints"] = {"required": True}
    return field
