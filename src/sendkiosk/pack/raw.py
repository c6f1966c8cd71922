"""What people write in a pack, as models: each setting with its kind, and nothing linked yet."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator

from sendkiosk.findings.validation import complaint
from sendkiosk.journey.flow import Confidence, Icon, Kind
from sendkiosk.journey.time_limits import Shift, Standing, Unit
from sendkiosk.pack.codes import Fault
from sendkiosk.pack.raw_values import Code, Id, Many, Some, Text, Version, YearDay

SUMMARY: Final = "summary"
"""Where `next` leads when the questions end; so no screen can be called that."""


class Settings(BaseModel):
    """Settings that cannot be changed, with nothing unknown among them."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Declared(Settings):
    """What stands under an id of its own.

    With `replaces`, a local pack puts it in the place of the national pack's.
    """

    replaces: bool = False


class RawCondition(Settings):
    """A condition; which settings may stand together is said in `_FORMS`."""

    screen: Id | None = None
    time_limit: Id | None = None
    anywhere: Id | None = None
    is_: Id | None = Field(None, alias="is")
    any_of: Some[Id] | None = None
    answered: Literal[True] | None = None
    dated: Literal[True] | None = None
    date_before: date | None = None
    all_: Some[RawCondition] | None = Field(None, alias="all")
    any_: Some[RawCondition] | None = Field(None, alias="any")
    not_: RawCondition | None = Field(None, alias="not")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of `is` or `any_of`."""
        return self.any_of or ((self.is_,) if self.is_ else ())

    @model_validator(mode="after")
    def _has_a_known_form(self) -> RawCondition:
        if self.model_fields_set not in _FORMS:
            raise complaint(
                Fault.CONDITION,
                "No condition has this form.",
                "Use a form from the list of conditions in docs/content-pack.md, such as"
                ' {screen = "who", is = "parent"}.',
            )
        for code in self.codes if self.time_limit else ():
            if code not in _STANDINGS:
                raise complaint(
                    Fault.CONDITION,
                    f"A time limit never stands at “{code}”.",
                    f"Use one of: {', '.join(_STANDINGS)}.",
                )
        return self


_FORMS: Final = frozenset(
    frozenset(form)
    for form in (
        {"screen", "is_"},
        {"screen", "any_of"},
        {"screen", "answered"},
        {"screen", "dated"},
        {"screen", "date_before"},
        {"time_limit", "is_"},
        {"time_limit", "any_of"},
        {"anywhere"},
        {"all_"},
        {"any_"},
        {"not_"},
    )
)
_STANDINGS: Final = tuple(standing.value for standing in Standing)


class Worded(Declared):
    """What has words that people meet.

    `context` sets them apart from the same English elsewhere, for languages that need other words.
    """

    context: Text | None = None


class Checked(Declared):
    """What somebody has looked up, on the day `checked`, and must look up again by `review_by`."""

    checked: date
    review_by: date


class RawRule(Settings):
    """One line of `next`."""

    to: Id
    when: RawCondition | None = None


class RawOption(Settings):
    """One choice."""

    code: Code
    label: Text
    hint: Text | None = None
    note: str | None = None
    icon: Annotated[Icon, Strict(strict=False)] | None = None


class RawDates(Settings):
    """Which dates a date screen takes."""

    years: int = Field(ge=1, le=25)
    not_before: Id | None = None


class RawScreen(Worded):
    """The settings of a screen."""

    kind: Annotated[Kind, Strict(strict=False)]
    next: Some[RawRule]
    topic: Text | None = None
    option: Many[RawOption] = ()
    note_field: str | None = None
    date: RawDates | None = None
    sources: Many[Id] = ()


class RawWordingSettings(Settings):
    """The settings above another wording."""

    when: RawCondition


class RawStep(Worded):
    """The settings of a step."""

    order: int
    route: str
    sources: Some[Id]
    when: RawCondition | None = None
    who: Text | None = None
    time_limit: Id | None = None
    contacts: Many[Id] = ()
    check_with: Id | None = None


class RawLetter(Worded):
    """The settings of a letter."""

    order: int
    when: RawCondition | None = None
    sources: Many[Id] = ()


Sureness: TypeAlias = Annotated[Confidence, Strict(strict=False)]


class RawPhone(Settings):
    """A number to ring."""

    value: Text = Field(alias="number")
    label: Text | None = None
    confidence: Sureness = Confidence.VERIFIED


class RawAddress(Settings):
    """An address to write to, or of a website."""

    value: Text = Field(alias="address")
    label: Text | None = None
    confidence: Sureness = Confidence.VERIFIED


class RawContact(Checked, Worded):
    """An organisation and how to reach it; `do_not_try` where ringing just to see does harm."""

    name: Text
    about: Text
    source: Id
    hours: Text | None = None
    how_to_find: Text | None = None
    do_not_try: bool = False
    phones: Many[RawPhone] = ()
    emails: Many[RawAddress] = ()
    websites: Many[RawAddress] = ()


class RawConfirmation(Settings):
    """Who has tried the numbers and addresses of a contact, which ones, and when."""

    by: Text
    checked: date
    review_by: date
    details: Some[str]


class RawFact(Declared):
    """One fact that the content was made from, what became of it, and where it stands.

    `status` tells whether it is still right; `note` what was put right. `places` are entries of the
    pack, such as "steps/talk", or one of PLACES_BEYOND.
    """

    says: Text
    status: Literal["ok", "old", "wrong", "gap", "local", "settled"] = "ok"
    note: Text | None = None
    places: Many[str] = ()


PLACES_BEYOND: Final = ("pack", "program")
"""Places of facts besides entries: the notices in pack.toml, and pages of the program itself."""


Amount: TypeAlias = Annotated[int, Field(ge=1, le=1000)]


class RawPeriod(Settings):
    """A stretch of time from the date on a screen; or a day that comes once in a school year."""

    from_: Id | None = Field(None, alias="from")
    name: Text
    school_year_day: YearDay | None = None
    months: Amount | None = None
    weeks: Amount | None = None
    days: Amount | None = None
    working_days: Amount | None = None
    school_days: Amount | None = None
    counts_first_day: bool = False
    needed: bool = True
    over: Many[Id] = ()

    @property
    def length(self) -> tuple[int, Unit]:
        """How long it is, and what that is counted in."""
        return next((amount, unit) for unit in Unit if (amount := getattr(self, unit.value)))

    @model_validator(mode="after")
    def _has_one_length(self) -> RawPeriod:
        lengths = sum(unit.value in self.model_fields_set for unit in Unit)
        if self.school_year_day:
            if self.model_fields_set != {"name", "school_year_day"}:
                raise complaint(
                    Fault.ONE_UNIT,
                    "A day of the school year needs nothing but its name.",
                    "Take the other settings of this period out.",
                )
        elif lengths != 1 or self.from_ is None:
            raise complaint(
                Fault.ONE_UNIT,
                "A period needs a date to count from, and one length.",
                f"Give from, and one of: {', '.join(unit.value for unit in Unit)}.",
            )
        return self


class RawTimeLimit(Worded):
    """A rule that turns dates into a last day."""

    name: Text
    rule: Text
    sources: Some[Id]
    period: Many[RawPeriod] = ()
    theirs: bool = False
    shift: Annotated[Shift, Strict(strict=False)] = Shift.NONE
    advice: Text | None = None


class RawTerm(Worded):
    """A word that is explained."""

    name: Text
    explanation: Text
    sources: Many[Id] = ()


class RawSource(Checked):
    """Where statements come from."""

    name: Text
    confidence: Sureness
    url: str = ""
    short: Text | None = None


class RawPackSettings(Settings):
    """The settings of a pack as a whole."""

    id: Id
    name: Text
    version: Version
    extends: Id | None = None
    start: Id | None = None
    helplines: Many[Id] = ()
    notices: Many[Text] = ()
