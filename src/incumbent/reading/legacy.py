"""Which of the old one-byte encodings is this? English news in them is ASCII but for names and quotation marks, so the
guess rests on how names are spelled: the letters around each letter that is not ASCII, as the knowledge base has them.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections import Counter
from functools import lru_cache

ENCODINGS = (
    "cp1252", "cp1250", "iso-8859-2", "cp1254", "cp1257", "mac_roman", "iso-8859-1", "iso-8859-9", "iso-8859-15", "cp437"
)  # fmt: skip
_CYRILLIC = ("cp1251", "koi8-r", "iso-8859-5", "cp866", "mac_cyrillic")
_USUAL = 2.0  # by how much a text in any encoding but the first has to be likelier: most texts are in that one
_COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґъё")
_RUN = re.compile(rb"[\x80-\xff]{3,}")
_MOST_NAMES = 200_000
_HIGH = re.compile(rb"[\x80-\xff]")
_TYPOGRAPHY = frozenset("–—‘’“”„…•«»€£§°©®\u00a0")
_NAMES = (
    "Łódź Wrocław Poznań Kraków Białystok Częstochowa Rzeszów Toruń Wałęsa Błaszczak Śląsk Šimon Žižkov Plzeň "
    "Třebíč České Budějovice Ústí Karlovy Košice Prešov Žilina Ľubica Ďurica Győr Pécs Székesfehérvár Nyíregyháza "
    "Kecskemét Őrség Fűtő İstanbul Beşiktaş Şanlıurfa Iğdır Gümüşhane Erdoğan Kılıçdaroğlu Akşener Çavuşoğlu "
    "Diyarbakır Göteborg Ångström Jørgen Søren Ærø Tromsø Münster Köln Düsseldorf Weiß Straße François Hélène "
    "Besançon Nîmes Orléans Béziers São Paulo João Conceição Brasília Peña Núñez Muñoz Cárdenas Córdoba Cádiz "
    "Málaga Íñigo Ștefan Țăranu Brașov Timișoara Đoković Šibenik Čačak Žepče Niš Vučić Šešelj Đukanović Ģirts "
    "Ķegums Šiauliai Žemaitija Ēriks Jūrmala Żywiec Żółkiewski Łęczyca Ołówek Dąbrowski Sławomir Małgorzata Přerov "
    "Ondřej Kroměříž Jaroslav Škoda Mařík Göran Öberg Åke Ängelholm Élodie Étienne Gaëlle Raphaël Aïssa Thérèse "
    "Lefèvre Lefèbvre Lemaître Fèvre Frère Sète Genève Molière Rivière Barrère Carrère Sûreté sûr Château Benoît Jérôme "
    "Côte Rhône Angoulême Gérard André René Zoé Chloé Desprès Dupré Gagné Bédard Lévesque Bélanger Côté Québec Montréal "
    "Châtillon Crête Forêt Hôpital Hôtel Sénégal Bénin Algérie Évry Alençon Françoise Curaçao Mâcon Nadège Agnès Ariège "
    "Lozère Isère Corrèze Thiès Yaoundé Cœur Œuvre Léopold Valérie Cécile Sébastien Frédéric Stéphane Rémy Noël Joël "
    "José María Sofía García López Pérez González Rodríguez Martínez Hernández Sánchez Ramírez Gómez Jiménez Álvarez "
    "Iñárritu Peñalosa Bogotá Medellín Perú México Panamá Asunción Azúcar Simões Magalhães Guimarães Araújo Antônio "
    "Mendonça Gonçalves Lourenço Luís Inês Müller Schröder Jürgen Günter Björn Bäcker Größe Höhe Öztürk Übersee Malmö "
    "Örebro Åsa Lindström Sjöberg Strömberg Bengtsson Håkan Østergaard Sørensen Kjær Bjørn Ålesund Jón Þór Guðmundur "
    "Irène Doğan Yılmaz Özgür Çelik Gülşen Şahin "
).split()


def guess(data: bytes) -> str | None:
    """The likeliest of ENCODINGS for mostly ASCII text; None where none makes sense of it."""
    if (high := len(_HIGH.findall(data))) and sum(map(len, _RUN.findall(data))) > 0.7 * high:
        return _cyrillic(data)  # words of nothing but such letters
    known = _letters()
    best: tuple[float, str] | None = None
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _score(text, known) - (_USUAL if encoding != ENCODINGS[0] else 0.0)
        if best is None or score > best[0] + 1e-9:
            best = (score, encoding)
    return best[1] if best else None


def _cyrillic(data: bytes) -> str | None:
    """The likeliest of the Cyrillic encodings: small letters where words have them, the frequent ones most often."""
    best: tuple[float, str] | None = None
    for encoding in _CYRILLIC:
        try:
            letters = [c for c in data.decode(encoding) if c >= "\x80" and c not in _TYPOGRAPHY]
        except UnicodeDecodeError:
            continue
        score = sum((c in _COMMON) + 0.3 * (c.lower() in _COMMON) for c in letters) / (len(letters) or 1)
        if best is None or score > best[0] + 1e-9:
            best = (score, encoding)
    return best[1] if best and best[0] > 0.7 else None


def _score(text: str, known: Counter[str]) -> float:
    """Sum of log likelihoods of the characters that are not ASCII, each with its neighbours; higher is likelier."""
    padded = f" {text.replace(chr(10), ' ')} "
    total = 0.0
    for i, c in enumerate(padded):
        if c < "\x80":
            continue
        if c < "\xa0" or c == "\ufffd":
            total -= 14  # a control character: no text has these
        elif c in _TYPOGRAPHY:
            left, right = padded[i - 1], padded[i + 1]
            total -= 3 if left in " (\n" or right in " .,;:)\n" or c in "’‘\u00a0" else 6
        elif not c.isalpha():
            total -= 20 if padded[i - 1].isalpha() and padded[i + 1].isalpha() else 11
        else:
            before, after = (n if n.isalpha() else " " for n in (padded[i - 1], padded[i + 1]))
            if c.isupper() and before.islower():
                total -= 6  # "pragÆue": no name has a capital inside
            full = known[before.lower() + c.lower() + after.lower()]
            half = known[before.lower() + c.lower()] + known[c.lower() + after.lower()]
            alone = known[c.lower()]
            total += math.log((4 * full + half + 0.2 * alone + 0.05) / (known[""] + 1))
    return total


@lru_cache(maxsize=1)
def _letters() -> Counter[str]:
    """How often each letter that is not ASCII stands between which neighbours in names; "" counts all."""
    from incumbent.knowledge.store import open_store, packaged_file

    connection = open_store(packaged_file())
    try:
        rows = connection.execute(f"SELECT name FROM person UNION ALL SELECT name FROM place LIMIT {_MOST_NAMES}")
        names = [str(row[0]) for row in rows if row[0] and not row[0].isascii()]
    except sqlite3.Error:  # the knowledge base says what is wrong with it where it is asked for facts
        names = []
    finally:
        connection.close()
    counts: Counter[str] = Counter()
    for name in [*names, *(word for word in _NAMES for _ in range(3))]:
        padded = f" {name.lower()} "
        for i, c in enumerate(padded):
            if c >= "\x80" and c.isalpha():
                before, after = (n if n.isalpha() else " " for n in (padded[i - 1], padded[i + 1]))
                counts.update((before + c + after, before + c, c + after, c, ""))
    return counts
