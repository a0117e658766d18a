"""`croissant.json`: MLCommons Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html), JSON-LD."""

from __future__ import annotations

from typing import Any

from incumbent.exports.bundle.contents import Contents
from incumbent.exports.bundle.described import Described
from incumbent.exports.tables.columns import Column, Kind

Json = dict[str, Any]
_TYPES: dict[Kind, str] = {
    "string": "sc:Text", "list": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean",
    "date": "sc:Date",
}  # fmt: skip
CONTEXT: Json = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/", "data": {"@id": "cr:data", "@type": "@json"},
    "dataBiases": "cr:dataBiases", "dataCollection": "cr:dataCollection", "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/", "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract",
    "field": "cr:field", "fileObject": "cr:fileObject", "fileProperty": "cr:fileProperty", "fileSet": "cr:fileSet",
    "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath",
    "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path",
    "personalSensitiveInformation": "cr:personalSensitiveInformation", "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated",
    "replace": "cr:replace", "samplingRate": "cr:samplingRate", "sc": "https://schema.org/", "separator": "cr:separator",
    "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
}  # fmt: skip


def croissant(d: Described) -> Json:
    """The description. Every column of every table is a field of a record set."""
    document: Json = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "incumbent",
        "alternateName": d.labels.title,
        "description": d.description,
        "version": d.version,
        "datePublished": d.created[:10],
        "license": d.labels.licence,
        "url": d.labels.url,
        "creator": {"@type": "Organization", "name": d.labels.creator} if d.labels.creator else None,
        "distribution": [_file(name, d) for name in d.files if name.endswith((".csv", ".parquet"))],
        "recordSet": [_records(t) for t in d.tables],
    }
    return {k: v for k, v in document.items() if v}


def _file(name: str, d: Described) -> Json:
    kind = "text/csv" if name.endswith(".csv") else "application/x-parquet"
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": name,
        "contentSize": f"{d.files[name].size} B",
        "encodingFormat": kind,
        "sha256": d.files[name].sha256,
    }


def _records(table: Contents) -> Json:
    found: Json = {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.about,
        "field": [_field(table, c) for c in table.columns],
    }
    if table.key:
        keys = [{"@id": f"{table.name}/{column}"} for column in table.key]
        found["key"] = keys if len(keys) > 1 else keys[0]
    return found


def _field(table: Contents, column: Column) -> Json:
    field: Json = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.about,
        "dataType": _TYPES[column.kind],
        "source": {"fileObject": {"@id": f"{table.name}.csv"}, "extract": {"column": column.name}},
    }
    to = dict(table.joins).get(column.name)
    if to:
        field["references"] = {"field": {"@id": f"{to}/{column.name}"}}
    return field
