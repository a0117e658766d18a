"""Public lists of our own making, as small as they may be, in the folders and columns of the real ones."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

FILES = {
    "countries/country-codes.csv": """
ISO3166-1-Alpha-2,ISO3166-1-Alpha-3,FIPS,CLDR display name,official_name_en,UNTERM English Formal,Capital
NO,NOR,NO,Norway,Norway,the Kingdom of Norway,Oslo
US,USA,US,United States,United States,the United States of America,"Washington, D.C."
DE,DEU,GM,Germany,Germany,the Federal Republic of Germany,Berlin
""",
    "everypolitician_scrapers/norway/commit.txt": "abc123 2021-02-03\n",
    "everypolitician_scrapers/norway/positions.csv": """
id,position
Q100,Prime Minister of Norway
Q101,Minister of Finance of Norway
Q102,Secretary for the Common Weal
Q103,Minister of Defence of Norway
Q104,Ambassador of Norway
""",
    "everypolitician_scrapers/norway/bio.csv": """
id,name,gender,dob,dod,enwiki
Q1,Ada Holm,female,1960-05-01,,Ada Holm (politician)
Q2,Jon Tamm,male,1950,2019-01-02,
X3,Nobody Known,male,,,
Q4,Q4,male,,,
""",
    "everypolitician_scrapers/norway/holders21.csv": """
position,personID,person,start,end
Prime Minister,Q1,Ada Holm,2015-01-01,2019-01-01
Prime Minister,Q2,Jon Tamm,2019-01-01,
Finance Minister,Q5,Eva Strand,2016,
Weal,Q6,Leif Strand,2016-02,
Defence Minister,Q7,"Пилипец, Иван Иванович",,
""",
    "everypolitician_scrapers/norway/current.csv": """
position,personID,person,start,end
Prime Minister,Q2,Jon Tamm,2019-01-01,
Finance Minister,Q8,Eva Brandt,2020-06-01,
""",
    "everypolitician_scrapers/norway/legislators.csv": """
position,personID,person,start,end,gender,DOB,DOD,enwiki
Member of the Storting,Q9,Una Vik,2009-10-01,2013-09-30,female,1971,,Una Vik
Member of the Storting,Q9,Una Vik,2013-10-01,,female,1971,,Una Vik
Member of the Storting,Q10,Per Unsung,2013-10-01,,male,,,
Member of the Storting,Q11,Old Timer,1990-10-01,1997-09-30,male,,,Old Timer
Deputy Member of the Storting,Q9,Una Vik,2013-10-01,,female,1971,,Una Vik
""",
    "everypolitician_scrapers/world/commit.txt": "def456 2021-02-04\n",
    "everypolitician_scrapers/world/holders21.csv": """
position,personID,person,start,end
Secretary-General,Q20,Kofi Berg,2017-01-01,
Under-Secretary-General,Q21,Mia Berg,2018-01-01,
""",
    "everypolitician_scrapers/world/officeholders.csv": """
officeholder,start,position
Q20,2017-01-01,Q200
Q21,2018-01-01,Q201
_:b1,2018-01-01,Q202
""",
    "factbook_leaders/leaders_parsed.csv": """
label,gec,office,since,last_seen
Prime Minister Jon TAMM,no,head of government,2019-01-01,2021-06-01
Prime Minister Siv "Sunny" LUNDE,no,head of government,2021-06-02,2024-01-01
King OLE V of Norway,no,chief of state,1991-01-17,2024-01-01
Chancellor Ruth STERN-WEISS (acting),gm,head of government,2018-01-01,2020-01-01
Minister Jo NOBODY,no,head of government,2018-01-01,2020-01-01
President Jo NOWHERE,xx,chief of state,2018-01-01,2020-01-01
Prime Minister Jo UNDATED,no,head of government,,2020-01-01
""",
    "factbook_leaders/leaders_text_history.csv": """
gec,office,text,last_seen_commit_date
gm,head of government,Chancellor Otto KRUG (Free Party) (since 24 July 2020); Vice Chancellor Jo Any (since 31 June 2020),2024-01-01
no,head of government,Prime Minister Jon TAMM (since 1 January 2019),2021-06-01
no,head of government,Prime Minister Ada Britt HOLM (since 1 January 2015),2019-01-01
""",
    "igo/CountrycodesOrgs.csv": "org_name,org_id\nNorthern League of Ports,NLP\nUnion of Ferns,UF\nNorthern League of Ports,NLP\n",
    "misp_galaxy/intelligence-agencies.json": json.dumps({"values": [
        {"value": "Fjord Watch[1] (service)", "description": "Fjord Watch Service (FWS) – of the coast",
         "meta": {"country": "NO", "synonyms": ["Watch of Fjords"]}},
        {"value": "Nowhere Watch", "description": "", "meta": {"country": "ZZ"}},
    ]}),
    "us_executive/executive.yaml": """
- id:
    govtrack: 1
  name:
    first: Abel
    middle: J.
    last: Stone
  bio:
    birthday: '1900-01-02'
    gender: M
  terms:
  - type: viceprez
    start: '1940-01-20'
    end: '1941-01-20'
  - type: prez
    start: '1941-01-20'
    end: '1945-01-20'
  - type: prez
    start: '1945-01-20'
    end: '1949-01-20'
  - type: prez
    start: '1953-01-20'
    end: '1957-01-20'
""",
}  # fmt: skip
MINISTERS = [
    ("Peppercat", "norway", "Minister of FinanceMinister of Trade", "Eva Brandt", "Q8", "2020-06-01", ""),
    ("Peppercat", "norway", "Minister of Culture", "Nils Newman", "", "2022-01-01", ""),
    ("Peppercat", "norway", "Minister of Defence", "Nils Newman", "", "2023-01-01", ""),
    ("Peppercat", "bavaria", "Minister of Justice", "Max Huber", "Q30", "2022-01-01", "2023-01-01"),
    ("Peppercat", "atlantis", "Minister of Waves", "Max Huber", "Q30", "2022-01-01", ""),
    ("State", "", "United States ambassador-extraordinary to norway", "Ann Envoy", "", "2001-01-01", "2004-05-06"),
    ("State", "", "United States consul-general to new-place", "Bob Envoy", "", "2001-01-01", ""),
    ("State", "", "Secretary of State ad interim", "Cal Envoy", "", "2001-01-01", ""),
    ("State", "", "Secretary of State", "Dan Undated", "", "", ""),
]


def write_lists(kb: Path) -> Path:
    """The lists in a folder that is not there yet."""
    for name, text in FILES.items():
        path = kb / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), encoding="utf-8")
    keys = ("source", "country", "office", "person", "wikidata", "start", "end")
    rows = [
        dict(zip(keys, row, strict=True)) | {"licence": "CC0-1.0" if row[0] == "Peppercat" else "public domain"}
        for row in MINISTERS
    ]
    with lzma.open(kb / "peppercat_statedept.jsonl.xz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return kb
