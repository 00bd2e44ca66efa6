"""Reports of our own writing that meet: one charge, its denial, a copy, a second charge, and what has nothing to do
with them."""

from __future__ import annotations

from counterclaim.model import Report

CHARGE = ("Kenya accused Ethiopia of shelling the customs post at Moyale on 30 April. Four clerks were wounded and the "
          "road to the north was closed, residents of the town said")

_TOLD = (
    ("charge", "2023-05-01", "The Post", f"{CHARGE}."),
    ("denial", "2023-05-02", "The Herald", "Ethiopia's foreign ministry on Tuesday denied shelling the customs post at "
     "Moyale. It called for a joint inquiry."),
    ("third", "2023-05-02", "The Standard", "Uganda said that Ethiopian guns had shelled the customs post at Moyale."),
    ("copy", "2023-05-02", "The Mirror", f"{CHARGE} on Monday."),
    ("other", "2023-05-03", "The Post", "Tanzania said that the grain convoy had reached Bukoba."),
    ("countercharge", "2023-05-03", "The Standard",
     "Ethiopia accused Kenya of shelling the village of Sololo near Moyale on 2 May."),
    ("again", "2023-05-04", "The Herald", "Kenya on Thursday repeated that Ethiopia had shelled the customs post at "
     "Moyale. Ethiopia rejected the accusation."),
    ("bare", "2023-05-05", "The Post", "Kenyan envoys left Addis Ababa on Friday. Ethiopia rejected the accusation."),
    ("later", "2023-11-20", "The Post", "Kenya accused Ethiopia of shelling the customs post at Moyale on 19 "
     "November."),
)

REPORTS = tuple(Report(name, text, date, "given", outlet) for name, date, outlet, text in _TOLD)
