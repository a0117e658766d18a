"""Pictures of every page, light and dark, into docs/screenshots: python bench/screenshots.py [--ledger FILE] [--out FOLDER]

Without --ledger the pictures show invented news (bench/invented.py): whom it puts into which office never happened.
Needs the test extra and the system's Chromium.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "tests" / "web")]

from browsing import browser, serving  # noqa: E402
from webledger import reshuffle, write  # noqa: E402

TOKEN = "screenshots"


def addresses(ask) -> dict[str, str]:
    """A telling example of each page."""
    changes = ask("/changes.json?limit=200")["changes"]
    offices: dict[str, int] = {}
    for c in changes:
        offices[c["office"]["id"]] = offices.get(c["office"]["id"], 0) + c["sources"]
    office = max(offices, key=lambda o: (offices[o], o))
    told = ask(f"/office.json?id={quote(office)}")
    person = next(t["person_id"] for t in told["holders"] if t["evidence"])
    country = told["office"]["country"]
    article = next(c["article"] for t in told["holders"] for c in t["evidence"])
    return {
        "home": "/", "countries": "/countries", "country": f"/country?id={country}", "office": f"/office?id={quote(office)}",
        "person": f"/person?id={quote(person)}", "article": f"/article?id={quote(article)}", "changes": "/changes",
        "events": "/events", "disagreements": "/disagreements", "search": "/search?q=minister", "api": "/api",
        "review": "/review", "decisions": "/review/decisions",
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--only", help="names of pages, parted by commas")
    parser.add_argument("--whole", action="store_true", help="whole pages instead of the first screen")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ledger = args.ledger or write(Path(folder) / "news.sqlite", reshuffle(), invented=900)
        with serving(ledger, review=True, token=TOKEN) as base, browser() as opened:
            shoot(opened, base, args)
    return 0


def shoot(opened, base: str, args: argparse.Namespace) -> None:
    for scheme in ("light", "dark"):
        context = opened.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, base_url=base)
        page = context.new_page()
        page.goto("/review")
        page.fill("[name=who]", "A. Reviewer")
        page.fill("[name=token]", TOKEN)
        page.click("main button")
        found = addresses(lambda url, asked=context.request: asked.get(url).json())
        for name, address in found.items():
            if args.only and name not in args.only.split(","):
                continue
            page.goto(address)
            page.screenshot(path=args.out / f"{name}-{scheme}.png", full_page=args.whole)
            print(args.out / f"{name}-{scheme}.png")
        context.close()


if __name__ == "__main__":
    raise SystemExit(main())
