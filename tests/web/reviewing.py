"""What tests of review share: the forms that a reviewer sends, and what the tests' office looks like then."""

from __future__ import annotations

import re


def proof(client, url="/review"):
    return re.search(r'name="proof" value="(\w+)"', client.get(url).text)[1]


def post(client, path, **fields):
    return client.post(path, data={"proof": proof(client), "back": "/review", **fields}, follow_redirects=False)


def decide(client, **fields):
    return post(client, "/review/decide", **fields)


def decisions(client):
    return client.get("/review/decisions.json").json()["decisions"]


def people(client, words):
    return {p["name"]: p["id"] for p in client.get(f"/search.json?q={words}&in=people").json()["people"]}


def kgb(client):
    office = client.get("/search.json?q=kgb&in=offices").json()["offices"][0]["id"]
    return client.get("/office.json", params={"id": office}).json()


def starts(client):
    return {t["person"]: (t["start"]["latest"] or {}).get("day") for t in kgb(client)["holders"]}
