"""Who held which office when: 60 checks over 25 countries and bodies, from common knowledge, 2000-2026."""

from __future__ import annotations

import pytest

from counterclaim.mentions.actors_holders import holders

CHECKS = [
    ("Hugo Chávez", "2006-05-01", "VEN", "HOS"),
    ("Nicolás Maduro", "2010-05-01", "VEN", "MFA"),
    ("Nicolás Maduro", "2019-05-01", "VEN", "HOS"),
    ("Vladimir Putin", "2010-01-01", "RUS", "HOG"),
    ("Vladimir Putin", "2022-03-01", "RUS", "HOS"),
    ("Dmitry Medvedev", "2010-01-01", "RUS", "HOS"),
    ("Sergey Lavrov", "2014-04-01", "RUS", "MFA"),
    ("Sergei Shoigu", "2022-04-01", "RUS", "MOD"),
    ("Ilham Aliyev", "2020-10-01", "AZE", "HOS"),
    ("Jeyhun Bayramov", "2021-01-01", "AZE", "MFA"),
    ("Zakir Hasanov", "2021-01-01", "AZE", "MOD"),
    ("Nikol Pashinyan", "2020-10-01", "ARM", "HOG"),
    ("Serzh Sargsyan", "2012-10-01", "ARM", "HOS"),
    ("Ararat Mirzoyan", "2022-10-01", "ARM", "MFA"),
    ("Recep Tayyip Erdoğan", "2008-01-01", "TUR", "HOG"),
    ("Recep Tayyip Erdoğan", "2018-01-01", "TUR", "HOS"),
    ("Mevlüt Çavuşoğlu", "2019-01-01", "TUR", "MFA"),
    ("George W. Bush", "2004-01-01", "USA", "HOS"),
    ("Barack Obama", "2012-01-01", "USA", "HOS"),
    ("Joe Biden", "2012-01-01", "USA", "GOV"),
    ("Joe Biden", "2022-01-01", "USA", "HOS"),
    ("Hillary Clinton", "2011-01-01", "USA", "MFA"),
    ("Donald Rumsfeld", "2003-01-01", "USA", "MOD"),
    ("Colin Powell", "2003-01-01", "USA", "MFA"),
    ("Tony Blair", "2003-01-01", "GBR", "HOG"),
    ("Boris Johnson", "2017-01-01", "GBR", "MFA"),
    ("Boris Johnson", "2021-01-01", "GBR", "HOG"),
    ("Jacques Chirac", "2003-01-01", "FRA", "HOS"),
    ("Emmanuel Macron", "2020-01-01", "FRA", "HOS"),
    ("Angela Merkel", "2010-01-01", "DEU", "HOG"),
    ("Angela Merkel", "2020-01-01", "DEU", "HOG"),
    ("Viktor Yanukovych", "2013-01-01", "UKR", "HOS"),
    ("Volodymyr Zelenskyy", "2022-03-01", "UKR", "HOS"),
    ("Dmytro Kuleba", "2022-03-01", "UKR", "MFA"),
    ("Alexander Lukashenko", "2005-03-01", "BLR", "HOS"),
    ("Mikheil Saakashvili", "2008-08-08", "GEO", "HOS"),
    ("Bashar al-Assad", "2013-08-01", "SYR", "HOS"),
    ("Mahmoud Ahmadinejad", "2009-08-10", "IRN", "HOS"),
    ("Hassan Rouhani", "2015-08-10", "IRN", "HOS"),
    ("Ali Khamenei", "2010-01-01", "IRN", "HOS"),
    ("Nouri al-Maliki", "2008-01-01", "IRQ", "HOG"),
    ("Haider al-Abadi", "2016-01-01", "IRQ", "HOG"),
    ("Barham Salih", "2019-12-26", "IRQ", "HOS"),
    ("Ali Abdullah Saleh", "2011-05-01", "YEM", "HOS"),
    ("Ariel Sharon", "2003-05-01", "ISR", "HOG"),
    ("Benjamin Netanyahu", "2014-05-01", "ISR", "HOG"),
    ("Mahmoud Abbas", "2010-05-01", "PSE", "HOS"),
    ("Manmohan Singh", "2008-05-01", "IND", "HOG"),
    ("Narendra Modi", "2020-05-01", "IND", "HOG"),
    ("Pervez Musharraf", "2005-05-01", "PAK", "HOS"),
    ("Imran Khan", "2020-05-01", "PAK", "HOG"),
    ("Hamid Karzai", "2008-05-01", "AFG", "HOS"),
    ("Hu Jintao", "2008-05-01", "CHN", "HOS"),
    ("Xi Jinping", "2020-05-01", "CHN", "HOS"),
    ("Kim Jong-un", "2017-05-01", "PRK", "HOS"),
    ("Junichiro Koizumi", "2004-05-01", "JPN", "HOG"),
    ("Rodrigo Duterte", "2018-05-01", "PHL", "HOS"),
    ("Abiy Ahmed", "2021-05-01", "ETH", "HOG"),
    ("Omar al-Bashir", "2009-05-01", "SDN", "HOS"),
    ("Mohamed ElBaradei", "2004-05-01", "IGO:IAEA", None),
]


def test_at_least_54_of_60_checks_hold() -> None:
    wrong = []
    for name, date, actor, unit in CHECKS:
        found = holders().named(name, date)
        if found is None or (found.actor, found.unit) != (actor, unit):
            wrong.append((name, date, found))
    assert len(CHECKS) == 60
    assert len(wrong) <= 6, wrong


@pytest.mark.parametrize(
    ("words", "date", "actor"),
    [
        ("Chávez", "2006-01-01", "VEN"),
        ("al-Assad", "2013-01-01", "SYR"),
        ("Xi", "2020-01-01", "CHN"),
        ("López Obrador", "2020-01-01", "MEX"),
    ],
)
def test_the_highest_are_known_by_their_short_names(words: str, date: str, actor: str) -> None:
    found = holders().called(words, date)
    assert found is not None
    assert found.actor == actor


def test_a_short_name_long_after_the_office_means_nobody() -> None:
    assert holders().called("Gorbachev", "2025-01-01") is None


def test_a_state_given_decides_between_namesakes() -> None:
    found = holders().called("Kim", "2018-01-01", "PRK")
    assert found is not None
    assert found.name.startswith("Kim Jong")
