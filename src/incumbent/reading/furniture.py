"""What stands around an article on a page and is not the article: bylines, credits, datelines, link lists, tails."""

from __future__ import annotations

import re

from incumbent.reading.published import UnusableDate, parse_published

_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=\S)(.+?)(?<=\S)\*{1,3}(?![\w*])|(?<![\w_])__(?=\S)(.+?)(?<=\S)__(?![\w_])")
_AGENCIES = (
    "AFP|Agence France-Presse|AP|The Associated Press|Associated Press|Reuters|TASS|Tass|Interfax|RIA Novosti|Xinhua|dpa|DPA|"
    "EFE|ANSA|PTI|ANI|IANS|UPI|Bloomberg|Getty Images|Getty|Anadolu|Anadolu Agency|BelTA|Ukrinform|Yonhap|Kyodo|NurPhoto|"
    "EPA|EPA-EFE|Shutterstock|ZUMA|Sputnik|PA|PA Media|AAP|CP|The Canadian Press|CNN|BBC|VOA|RFE/RL|NPR|MTI|CTK|PAP|WAFA|"
    "AGERPRES|Alamy|Pool|Handout|Moskva News Agency|Kremlin\\.ru|kremlin\\.ru|AFP via Getty Images"
)
_CREDIT = re.compile(
    rf"(?:photo(?:graph)?(?:s)?|image|picture|credit|file photo|source photo)s?\s*(?:by|:|/|courtesy|credit).{{0,120}}$"
    rf"|\(?(?:photo|image|picture)\s+by\s.{{0,120}}\)?$"
    rf"|[\w.'’\- ]{{2,60}}\s*[/|]\s*(?:{_AGENCIES})(?:\s*[/|,]?\s*(?:{_AGENCIES}|pool|file))*\.?$"
    rf"|(?:{_AGENCIES})\s*[/|]\s*[\w.'’\- ]{{2,60}}$"
    rf"|(?:AP Photo|REUTERS)\s*/.{{0,80}}$|©.{{0,120}}$|\(?(?:AP|EPA|REUTERS)\s+Photo.{{0,80}}\)?$"
    rf"|[\w.'’\- ]{{2,60}}\s*\((?:{_AGENCIES})\)$",
    re.I,
)
CREDIT_IN_LINE = re.compile(r"(?:Enlarge this image\s+)?toggle caption\s+.{0,120}$", re.I)
_BYLINE = re.compile(
    r"(?:by|from)\s+((?:[A-Z][\w.'’\-]*|[A-Z]{2,})(?:(?:,|\s+and|\s+&|\s)\s*(?:[A-Z][\w.'’\-]*|and|de|van|von|al|bin|of)){0,9})\s*$"
)
_FURNITURE = re.compile(
    r"(?:related(?:\s+(?:article|articles|story|stories|news|coverage|content|links?))?|read (?:more|also|next|the full)|see also|also read|"
    r"more (?:on|from|stories)|watch(?: the| live| now)?|listen|recommended|editors?['’]s? picks?|most (?:read|popular)|"
    r"you may also like|don['’]t miss)\s*:.*$"
    r"|(?:related(?:\s+(?:article|articles|story|stories|news|coverage))|read more|see also|advertisement|advertisements|"
    r"sponsored(?: content)?|share(?: this(?: article| story)?)?|tweet|print|email|comments?|loading\.*|"
    r"story continues below(?: advertisement)?|continue reading(?: the main story)?|skip to (?:main )?content|back to top)\.?$"
    r"|(?:sign up|subscribe|follow us|click here|download (?:the|our) app|get (?:our|the) (?:newsletter|latest)|support our|"
    r"join our|like us on|this (?:article|story) (?:was )?(?:originally|first) (?:appeared|published)|copyright\b|all rights reserved|"
    r"(?:reporting|editing|writing|additional reporting) by\b|\(?reporting by\b|our standards:|©|translated from the [A-Z]\w+ by\b).*$"
    r"|the (?:post|article) .{1,200} (?:first )?appeared (?:first )?(?:on|in) .{1,80}$"
    r"|[\[(]?(?:read|also read|read also|see also|watch|listen|more|related|in pictures)\s*(?:[|:»>]|[-–—]\s).*$",
    re.I,
)
# Of cookies, subscriptions and scripts: what a page says to its reader, whatever its article is about.
_NOTICE = re.compile(
    r"(?:we (?:and our partners )?use cookies\b|this (?:site|website|page) uses cookies\b|"
    r"by (?:continuing|using|clicking)\b.{0,80}\b(?:cookies|terms|privacy)|"
    r"(?:accept|reject|manage) (?:all )?cookies\b|your privacy (?:choices|matters|settings)|cookie (?:policy|settings|preferences|notice)|"
    r"(?:to|please) (?:continue|keep) reading\b|"
    r"(?:subscribe|sign up|sign in|log in|register)\b.{0,60}\b(?:to (?:continue|read|keep|unlock|access)|for (?:full|unlimited) access)|"
    r"already (?:a subscriber|have an account|registered|a member)\b|"
    r"(?:this (?:article|content|story) is (?:for|available to) (?:paying )?subscribers)|"
    r"you(?:['’]ve| have) (?:reached|used|read) (?:your|all|\d+)\b.{0,60}\b(?:articles?|limit)|"
    r"you have \d+ (?:free )?articles? (?:left|remaining)|"
    r"(?:unlock|get) (?:this|unlimited|full)\b.{0,40}\b(?:article|access)|start your (?:free )?(?:trial|subscription)|"
    r"(?:please )?enable javascript\b|javascript is (?:disabled|required)|your browser (?:does not|doesn['’]t)|turn off your ad ?blocker|"
    r"thank you for (?:reading|registering|subscribing)\b|"
    r"(?:gift|save|bookmark) (?:this )?article\b|listen to this article\b|\d+ min(?:ute)?s? read)",
    re.I,
)
_TAIL = re.compile(
    r"(?:related (?:articles|stories|links|news)|see also|sources|external links|more on this (?:story|topic))\s*:?$",
    re.I,
)
_OWN_URL = re.compile(
    r"(?:original (?:url|article|link|source)|source(?: url)?|url|link|permalink)\s*:\s*<?(https?://\S+?)?>?\s*$", re.I
)
_BARE_URL = re.compile(r"<?https?://\S+>?$")
_DATE_WORDS = re.compile(
    r"(?:(?:published|updated|posted|last (?:updated|modified)|first published|date)(?: on| at)?\s*:?\s*)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)?", re.I
)  # fmt: skip
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’\- ]{{2,40}}|[A-Z][\w.'’\- ]{{1,30}})(?:,\s*[A-Z][\w.'’\- ]{{1,30}}){{0,2}}(?:,\s*[A-Z][a-z]{{2,8}}\.?\s+\d{{1,2}})?\s*"
    rf"(?:\(\s*({_AGENCIES})\s*\)\s*[-–—]+|(?<=[A-Z]{{3}})\s*\(([A-Z][\w/&.' ]{{1,30}})\)\s*[-–—]+"
    r"|(?<=[A-Z]{3})\s*,?\s+[-–—]+)\s+(?=[\w\"“‘'])"
)
_PLAIN_AGENCY = re.compile(rf"\(({_AGENCIES})\)\s*[-–—:]+\s*")


def link_text(text: str) -> str:
    """The text with Markdown links, images and emphasis reduced to their words."""
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "**" in text or "__" in text:
        text = _EMPHASIS.sub(lambda m: m[1] or m[2], text)
    return text


def byline(line: str) -> tuple[str, ...] | None:
    """The authors a line names and does nothing else ("By Ann Lee and Jo Roe"), or None."""
    if len(line) > 120 or not (match := _BYLINE.match(line[:1].lower() + line[1:]) or _BYLINE.match(line)):
        return None
    names = re.split(r",\s*|\s+and\s+|\s*&\s*", match[1])
    return tuple(name.strip() for name in names if name.strip())


def is_date_line(line: str) -> bool:
    """A line that is a date and nothing else."""
    if len(line) > 60 or not any(map(str.isdigit, line)):
        return False
    rest = line[_DATE_WORDS.match(line).end() :]  # type: ignore[union-attr]
    try:
        parse_published(rest)
    except UnusableDate:
        return False
    words = re.findall(r"[A-Za-z]{3,}", rest)
    return len([w for w in words if w.lower() not in _CLOCK_WORDS]) <= 1


_CLOCK_WORDS = frozenset("gmt utc est edt pst pdt cet local time updated published".split())


def is_credit(line: str) -> bool:
    return len(line) < 160 and bool(_CREDIT.match(line))


def is_furniture(line: str) -> bool:
    return len(line) < 300 and bool(_FURNITURE.match(line) or _BARE_URL.match(line) or _NOTICE.match(line))


def is_link_list(block: str) -> bool:
    """Nothing but links: every word of the block stands inside one."""
    if "](" not in block:
        return False
    outside = _LINK.sub("", block)
    return not re.search(r"\w{3,}", outside)


def own_url(block: str) -> str | None:
    """The address in an "Original url:" line, "" where it follows on the next line, None where this is no such line."""
    match = _OWN_URL.match(block.strip())
    return (match[1] or "") if match else None


def starts_tail(line: str) -> bool:
    """A heading after which only links and sources come."""
    return bool(_TAIL.match(line))


def dateline(paragraph: str) -> tuple[str, str | None]:
    """The lead without its dateline ("MINSK (AFP) - "), and the agency it named."""
    match = _DATELINE.match(paragraph) or _PLAIN_AGENCY.match(paragraph)
    if not match or match.end() > 90:
        return paragraph, None
    return paragraph[match.end() :], next((g for g in match.groups() if g), None)
