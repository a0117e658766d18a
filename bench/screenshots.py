"""Pictures of every page, light and dark, into docs/screenshots: python bench/screenshots.py [--ledger FILE | --real N] [--out FOLDER]

--phone takes them as a phone shows them too; --whole takes whole pages, and fails where one is taller than TALLEST at a desk;
--axe looks for what keeps people out, and fails where axe calls a finding serious or critical. What is wider than the screen fails too.

Without --ledger the pictures show invented news (bench/invented.py): whom it puts into which office never happened. --real takes a
ledger of so many real articles (bench/real.py). Needs the test extra and the system's Chromium; exit 77 where there is none.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "tests" / "web")]

from browsing import PATIENCE_MS, browser, chromium, serving  # noqa: E402
from webledger import reshuffle, write  # noqa: E402

import gold  # noqa: E402
import real  # noqa: E402

TOKEN = "screenshots"
TALLEST = 6_000  # pixels of a page at a desk
SIZES = {"": (1280, 900), "phone-": (390, 800)}
SERIOUS = ("serious", "critical")


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
    day = next(c["day"] for c in changes if c["office"]["id"] == office and c["day"])
    return {
        "home": "/", "reading": "/reading", "offices": "/offices", "people": "/people", "articles": "/articles", "statements": "/statements",
        "countries": "/countries", "country": f"/country?id={country}", "country-on": f"/country?id={country}&as_of={day}",
        "office": f"/office?id={quote(office)}", "office-on": f"/office?id={quote(office)}&as_of={day}",
        "office-known": f"/office?id={quote(office)}&known_on={day}", "office-all": f"/office?id={quote(office)}&all=yes",
        "person": f"/person?id={quote(person)}", "article": f"/article?id={quote(article)}", "changes": "/changes",
        "changes-all": "/changes?all=yes", "events": "/events", "events-none": "/events?actor=nobody+at+all", "disagreements": "/disagreements",
        "search": "/search?q=minister", "search-none": "/search?q=nothing+of+the+kind", "api": "/api", "missing": "/nowhere",
        "review": "/review", "review-weight": "/review?order=weight", "review-people": f"/review/people?person={quote(person)}",
        "decisions": "/review/decisions",
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--real", type=int, metavar="N", help="a ledger of so many real articles")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--only", help="names of pages, parted by commas")
    parser.add_argument("--phone", action="store_true", help="as a phone shows them too")
    parser.add_argument("--whole", action="store_true", help="whole pages instead of the first screen")
    parser.add_argument("--axe", action="store_true", help="look for what keeps people out")
    args = parser.parse_args()
    if chromium() is None:
        print("SKIPPED: no Chromium on this machine", file=sys.stderr)
        return gold.MISSING
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        kept = args.ledger or (real.prepared(args.real) if args.real else None)
        path = Path(folder) / "news.sqlite"
        if kept:
            shutil.copyfile(kept, path)  # reviewing signs in, which writes
        else:
            write(path, reshuffle(), invented=900)
        with serving(path, review=True, token=TOKEN) as base, browser() as opened:
            told = [line for size in list(SIZES)[: 1 + args.phone] for line in shoot(opened, base, args, size)]
    for line in told:
        print(line)
    return 1 if told else 0


def shoot(opened, base: str, args: argparse.Namespace, size: str) -> list[str]:
    """Take the pictures of one size of screen; what is wrong with pages."""
    (width, height), told, shot = SIZES[size], [], 0
    for scheme in ("light", "dark"):
        context = opened.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            base_url=base,
            device_scale_factor=1,
            bypass_csp=args.axe,
        )
        context.set_default_timeout(PATIENCE_MS)
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
            told += [f"{to.name}: {line}" for line in faults(page, address, args, at_a_desk=not size)]
            shot += 1
        context.close()
    print(f"{shot} pictures {width} pixels wide in {args.out}", flush=True)
    return told


def faults(page, address: str, args: argparse.Namespace, at_a_desk: bool) -> Iterator[str]:
    """What is wrong with the page that is shown."""
    tall, wide, room = page.evaluate(
        "(({scrollHeight, scrollWidth, clientWidth}) => [scrollHeight, scrollWidth, clientWidth])(document.documentElement)"
    )
    if at_a_desk and args.whole and tall > TALLEST:
        yield f"TOO TALL, {tall} pixels: {address}"
    if wide > room:
        yield f"TOO WIDE, {wide} pixels: {address}"
    if args.axe:
        from axe_playwright_python.sync_playwright import Axe

        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in SERIOUS:
                yield f"AXE {violation['id']}: {address}: {[node['target'] for node in violation['nodes']][:3]}"


if __name__ == "__main__":
    raise SystemExit(main())
