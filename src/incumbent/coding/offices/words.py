"""Small closed word lists of office phrases: marks of time, words that say nothing of the post, words that unmake it."""

from __future__ import annotations

MARKS = {
    "former": "past",
    "ex": "past",
    "then": "then",
    "late": "late",
    "previous": "past",
    "onetime": "past",
    "erstwhile": "past",
    "formerly": "past",
    "previously": "past",
    "retired": "past",
    "ousted": "past",
    "deposed": "past",
    "sacked": "past",
    "fired": "past",
    "dismissed": "past",
    "disgraced": "",
    "outgoing": "now",
    "current": "now",
    "currently": "now",
    "incumbent": "now",
    "sitting": "now",
    "serving": "now",
    "present": "now",
    "new": "new",
    "newly": "new",
    "recently": "new",
    "incoming": "chosen",
    "future": "chosen",
    "prospective": "chosen",
    "next": "chosen",
    "acting": "acting",
    "interim": "acting",
    "caretaker": "acting",
    "deputy": "",
    "aspiring": "never",
    "would-be": "never",
    "presumptive": "never",
    "potential": "never",
    "shadow": "",
}
IN_TITLE = frozenset({"acting", "interim", "caretaker", "deputy", "shadow", "provisional", "transitional"})
ABBREVIATIONS = {
    "lt gov": "lieutenant governor",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "state sen": "state senator",
    "state rep": "state representative",
    "pm": "prime minister",
    "mp": "mp",
    "mla": "mla",
    "td": "td",
    "msp": "msp",
    "mep": "mep",
    "mna": "mna",
}
CHANGE_PARTICIPLES = {
    "elected": "elected",
    "appointed": "appointed",
    "named": "appointed",
    "installed": "appointed",
    "inaugurated": "sworn_in",
    "sworn": "sworn_in",
    "crowned": "sworn_in",
    "re-elected": None,
    "reelected": None,
    "promoted": "appointed",
    "confirmed": "appointed",
}
AFTER_NEVER = frozenset(
    "candidate candidates nominee nominees hopeful hopefuls contender contenders candidacy campaign campaigns race bid "
    "election elections pick running primary office's aspirant aspirants seat seats post posts job role vacancy".split()
)
AFTER_CHOSEN = {"elect": "elected", "designate": None, "-elect": "elected", "nominee": "nominated"}
DROPPED = frozenset(
    "longtime long-time veteran embattled controversial popular powerful senior top fellow beleaguered leftist "
    "junior hardline hard-line conservative progressive moderate liberal right left populist autocratic "
    "authoritarian reformist pragmatic charismatic billionaire millionaire elderly young youngest oldest first-ever "
    "female male black white gay openly openly-gay lame-duck one-time two-time three-time two-term three-term "
    "one-term disgraced divisive ageing aging ailing jailed imprisoned exiled same other several two three four five "
    "six many some most both another one incumbent longest-serving longest sole only very different so-called "
    "self-declared self-proclaimed reelected re-elected duly democratically freely directly popularly "
    "last final original "
    "mustachioed western-backed us-backed russian-backed pro-russia influential outspoken respected known".split()
)
ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "his", "her", "their", "our", "my", "whose", "your"})
POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my", "whose"})
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth founding".split())
ROLE_NOUNS = frozenset(
    "professor lecturer teacher doctor physician engineer soldier priest "
    "candidate nominee hopeful contender visitor lawyer attorney actor actress singer businessman businesswoman tycoon "
    "astronaut general colonel admiral politician activist journalist author writer economist "
    "banker academic diplomat lawmaker entrepreneur billionaire millionaire veteran ally critic rival opponent "
    "colleague friend wife husband brother sister son daughter father mother running mate spokesman spokeswoman guest".split()
)
PLACE_NOUNS = frozenset(
    "city country nation state town capital province region county republic kingdom territory island islands world "
    "continent district village municipality area bloc prefecture oblast canton governorate".split()
)
PORTFOLIO_ADJECTIVES = frozenset(
    "foreign economic environmental social public internal external national federal regional rural urban digital "
    "financial cultural agricultural medical maritime religious legal veterinary european international local "
    "constitutional parliamentary strategic industrial indigenous ethnic scientific".split()
)
