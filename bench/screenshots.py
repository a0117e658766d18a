"""Pictures of every page, light and dark, into docs/screenshots: python bench/screenshots.py [--ledger FILE] [--out FOLDER]

--phone takes them as a phone shows them too; --whole takes whole pages, and ends with 1 where one is taller than TALLEST at a desk.

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
TALLEST = 6_000  # pixels of a page at a desk
SIZES = {"": (1280, 900), "phone-": (390, 800)}


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
        "home": "/", "reading": "/reading", "offices": "/offices", "people": "/people", "articles": "/articles", "statements": "/statements",
        "countries": "/countries", "country": f"/country?id={country}", "office": f"/office?id={quote(office)}",
        "person": f"/person?id={quote(person)}", "article": f"/article?id={quote(article)}", "changes": "/changes",
        "events": "/events", "disagreements": "/disagreements", "search": "/search?q=minister", "api": "/api",
        "review": "/review", "decisions": "/review/decisions",
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--only", help="names of pages, parted by commas")
    parser.add_argument("--phone", action="store_true", help="as a phone shows them too")
    parser.add_argument("--whole", action="store_true", help="whole pages instead of the first screen")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ledger = args.ledger or write(Path(folder) / "news.sqlite", reshuffle(), invented=900)
        with serving(ledger, review=True, token=TOKEN) as base, browser() as opened:
            tall = [line for size in list(SIZES)[: 1 + args.phone] for line in shoot(opened, base, args, size)]
    for line in tall:
        print("TOO TALL", line)
    return 1 if tall else 0


def shoot(opened, base: str, args: argparse.Namespace, size: str) -> list[str]:
    """Take the pictures of one size of screen; the pages that are too tall, with their heights."""
    (width, height), tall = SIZES[size], []
    for scheme in ("light", "dark"):
        context = opened.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, base_url=base, device_scale_factor=1
        )
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
            to = args.out / f"{size}{name}-{scheme}.png"
            page.screenshot(path=to, full_page=args.whole)
            pixels = page.evaluate("document.documentElement.scrollHeight")
            wider = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            print(to, pixels, "WIDER THAN THE SCREEN" if wider else "", flush=True)
            if not size and pixels > TALLEST and args.whole:
                tall.append(f"{to.name}: {pixels}")
        context.close()
    return tall


if __name__ == "__main__":
    raise SystemExit(main())
