"""What a translation must share with its English; each check finds its fault and nothing else."""

from __future__ import annotations

import re

import pytest

from sendkiosk.authoring.translating.codes import WordFault
from sendkiosk.authoring.translating.entry_checks import (
    Rules,
    complaints,
    forms_for_one_number,
)
from sendkiosk.authoring.translating.terms import Term, TermList
from sendkiosk.language.plurals import MANY_ENOUGH, plural_forms, plural_function
from tests.support.catalogues import entry

PLAN = Term("EHC plan", re.compile(r"\bEHC plans?\b", re.IGNORECASE), official=True)
MEDIATION = Term("mediation", re.compile(r"\bmediation\b", re.IGNORECASE), official=False)
LISTED = TermList(
    {"EHC plan": ("plan* EHC",), "mediation": ("mediacj*",)}, frozenset({"plan", "status"})
)
DAYS = ("{count} day left", "{count} days left")


def faults(english: str, said: str, language: str = "pl", rules: Rules | None = None) -> set[str]:
    found = complaints(entry(english, said), rules or Rules(language))
    return {complaint.code.name for complaint in found}


GOOD = [
    ("pl", "Ring {who} on 01905 768153.", "Zadzwoń: {who}, 01905 768153."),
    ("pl", "Send form **SEND35A** to a@example.org.", "Wyślij **SEND35A** na a@example.org."),
    ("pl", "See www.example.org/a-b?c=1.", "Zobacz www.example.org/a-b?c=1."),
    ("pl", "Monday, 8.30 am to 4.30 pm", "poniedziałek, 8.30–16.30"),
    ("pl", "Monday, 8.30 am to 4.30 pm", "poniedziałek, od 8.30 do 4.30 po południu"),
    ("pl", "It ends on 25 December.", "Kończy się 25 grudnia."),
    ("ar", "It ends on 25 December.", "ينتهي في 25 ديسمبر."),
    ("pl", "Your [mediation](term:mediation) **now**", "**Teraz**: [mediacja](term:mediation)"),
    ("pl", "The SENCO at a school", "SENCO w szkole"),
    ("pl", "Ask about SEN support", "Zapytaj o wsparcie (SEN support)"),
    ("pl", "Look for “find your service” there.", "Poszukaj tam „find your service”."),
    ("ur", "Your local SENDIASS in Worcester", "آپ کی مقامی SENDIASS، Worcester"),
    ("ur", "Ask the council for mediation", "کونسل سے ثالثی (mediation) مانگیں"),
    ("pa", "Help for 2 children", "2 ਬੱਚਿਆਂ ਲਈ ਮਦਦ।"),
    ("bn", "Help for 2 children", "2টি শিশুর জন্য সাহায্য।"),
    ("uk", "Your children’s help", "Допомога для об’єкта"),
    ("bn", "The Health and Care NHS Trust", "Health and Care NHS Trust এর"),
    ("bn", "Ring Childline, 1st floor", "Childline-এ ফোন করুন, 1st"),
    ("bn", "By 15 February", "15 ফেব্রুয়ারির মধ্যে"),
    ("uk", "It is short for integrated care board.", "Це скорочено integrated care board."),
    ("pl", "Some people call it a fixed-term exclusion.", "Niektórzy mówią fixed-term exclusion."),
    ("fa", "You go", "می\u200cروید"),
    ("pt", "The 1st step", "O 1.º passo"),
]


@pytest.mark.parametrize(("language", "english", "said"), GOOD)
def test_a_good_translation_has_no_fault(language: str, english: str, said: str) -> None:
    assert faults(english, said, language) == set()


BAD = [
    ("VALUES", "pl", "Until {day}", "Do {dzień}"),
    ("VALUES", "pl", "Until {day}", "Do dnia"),
    ("VALUES", "pl", "Now", "Teraz {day}"),
    ("NUMBERS", "pl", "Within 2 months", "W ciągu 3 miesięcy"),
    ("NUMBERS", "pl", "Within 2 months", "W ciągu dwóch miesięcy"),
    ("NUMBERS", "pl", "At once", "W ciągu 2 dni"),
    ("NUMBERS", "pl", "To 4.30 pm", "Do 17.30"),
    ("ADDRESSES", "pl", "Ring 01905 768153.", "Zadzwoń 01905 768154."),
    ("ADDRESSES", "pl", "Ring 01905 768153.", "Zadzwoń 768153 01905."),
    ("ADDRESSES", "pl", "Ring 01905 768153.", "Zadzwoń."),
    ("ADDRESSES", "pl", "Write to a@example.org.", "Pisz: b@example.org."),
    ("ADDRESSES", "pl", "See www.example.org.", "Zobacz www.example.com."),
    ("ADDRESSES", "pl", "See councilfordisabledchildren.org.uk.", "Zobacz stronę."),
    ("ADDRESSES", "pl", "Send SEND35.", "Wyślij SEND35A."),
    ("DAYS", "pl", "It ends on 25 December.", "Kończy się 25 listopada."),
    ("DAYS", "pt", "By 15 June", "Até 15 de julho"),
    ("MARKUP", "pl", "**Now** and **then**", "**Teraz** i potem"),
    ("MARKUP", "pl", "**Now**", "**Teraz"),
    ("MARKUP", "pl", "**Now**", "Teraz**"),
    ("MARKUP", "pl", "Now", "*Teraz*"),
    ("MARKUP", "pl", "Your [plan](term:plan)", "Twój plan (plan)"),
    ("MARKUP", "pl", "Your [way](term:plan)", "Twoja [droga](term:other)"),
    ("MARKUP", "pl", "Your [way](term:plan)", "Twoja [droga] (term:plan)"),
    ("DIGITS", "ar", "Soon", "بعد ٢ يوم"),
    ("DIGITS", "bn", "Soon", "২ দিন"),
    ("UNSEEN", "ur", "Soon", "\u200fجلد"),
    ("UNSEEN", "ur", "Soon", "\u2067جلد\u2069"),
    ("UNSEEN", "pl", "Soon", "Wkrótce\u00ad"),
    ("LETTERS", "pl", "Help", "Pomoс"),  # the last letter is Cyrillic
    ("LETTERS", "pa", "Help", "مدد"),
    ("LETTERS", "bn", "Help", "मदद"),
    ("LETTERS", "ur", "What", "كيا"),
    ("LETTERS", "ar", "For you", "لکم"),
    ("LETTERS", "uk", "Help", "помощьы"),
    ("LETTERS", "ro", "And", "şi"),
    ("ENGLISH", "pl", "Ask the council", "Ask the council"),
    ("ENGLISH", "pl", "Ask the council", "Zapytaj the council"),
    ("ENGLISH", "pl", "The appeal is late", "To jest appeal"),
    ("ENGLISH", "ur", "The appeal is late", "یہ appeal ہے"),
    ("ENGLISH", "ur", "Ask for help", "مدد (something else) مانگیں"),
]


@pytest.mark.parametrize(("fault", "language", "english", "said"), BAD)
def test_each_fault_is_found(fault: str, language: str, english: str, said: str) -> None:
    assert fault in faults(english, said, language)


def rules() -> Rules:
    return Rules("pl", (PLAN, MEDIATION), LISTED)


@pytest.mark.parametrize(
    ("english", "said", "expected"),
    [
        ("Your EHC plan", "Twój plan EHC", set()),
        ("Two EHC plans", "Dwa plany EHC", set()),
        ("Go to mediation", "Idź na mediację", set()),
        ("Go to mediation", "Idź na negocjacje", {"TERM"}),
        ("EHC plan", "Plan EHC", {"NO_OFFICIAL"}),
        ("EHC plan", "Plan EHC (EHC plan)", set()),
        ("EHC plan", "Plan", {"TERM", "NO_OFFICIAL"}),
        ("Mediation", "Mediacja", set()),
        ("The status", "Ten status", set()),
        ("Ask for the plan", "Poproś o plan (EHC plan)", set()),
    ],
)
def test_terms_are_those_of_the_list(english: str, said: str, expected: set[str]) -> None:
    assert faults(english, said, rules=rules()) == expected


def test_a_term_inside_of_another_does_not_count() -> None:
    whole = Term("mediation certificate", re.compile("mediation certificate", re.IGNORECASE), False)
    listed = TermList({"mediation certificate": ("zaświadczeni*",), "mediation": ("mediacj*",)})
    with_both = Rules("pl", (whole, MEDIATION), listed)
    assert faults("A mediation certificate", "Zaświadczenie", rules=with_both) == set()
    assert faults("No certificate of mediation", "Nic", rules=with_both) == {"TERM"}


def test_a_form_for_one_number_may_say_it_in_a_word() -> None:
    form_of = plural_function(plural_forms("ar"))
    assert form_of is not None
    alone = forms_for_one_number(form_of, MANY_ENOUGH)
    assert alone == {0, 1, 2}
    said = ("لم يبق يوم", "بقي يوم", "بقي يومان", "{count} أيام", "{count} يوما", "{count} يوم")
    assert list(complaints(entry(DAYS, said), Rules("ar", alone=alone))) == []
    without = (*said[:3], "أيام", *said[4:])
    (found,) = complaints(entry(DAYS, without), Rules("ar", alone=alone))
    assert found.code is WordFault.VALUES


def test_one_fault_in_several_forms_is_told_once() -> None:
    (found,) = complaints(entry(DAYS, ("dni", "dni", "dni")), Rules("pl"))
    assert found.code is WordFault.VALUES


def test_what_is_told_says_what_to_do() -> None:
    told = [
        found
        for _, language, english, said in BAD
        for found in complaints(entry(english, said), Rules(language))
    ]
    assert told
    assert all(found.problem.endswith(".") and found.advice.endswith(".") for found in told)
