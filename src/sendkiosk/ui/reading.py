"""Reading a page aloud: which passage is being said, how fast and how loud. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Protocol

from sendkiosk.speech.port import Ending, Engine, Speech, Unsaid, Voice
from sendkiosk.ui.manner import PACES, VOLUMES, Manner, within


class Readable(Protocol):
    """What reading knows of a passage."""

    @property
    def text(self) -> str:
        """What is said."""

    @property
    def button(self) -> Hashable | None:
        """What choosing it would press."""

    @property
    def passed_by(self) -> bool:
        """Whether it is read only when it is asked for."""


class Reading:
    """Reads the passages of a page one after the other, and goes where the visitor wants it to.

    It reads on by itself until the visitor goes by steps; from then on it rests after each passage,
    so that what they heard last is what they choose. `paused` ends that: going on reads on.
    """

    def __init__(
        self,
        engine: Engine,
        bring: Callable[[Callable[[], None]], None],
        told: Callable[[], None],
    ) -> None:
        """Be silent. `bring` calls what it is given in the thread of the window.

        `told` is called whenever anything has changed.
        """
        self._engine, self._bring, self._told = engine, bring, told
        self._voice: Voice | None = None
        self.manner = Manner()
        self.fault: Unsaid | None = None
        self._passages: Sequence[Readable] = ()
        self._place = 0
        self._by_steps = False
        self._speaking = False
        self._telling = False
        self._news_end: int | None = None
        self._back_to: int | None = None
        self._goes_back = False
        self._turn = 0

    @property
    def is_reading(self) -> bool:
        """Whether a passage is being said just now; what is told besides does not count."""
        return self._speaking and not self._telling

    @property
    def place(self) -> int:
        """The number of the passage that is, or was last, being said."""
        return self._place

    @property
    def choice(self) -> int | None:
        """The number of the last passage with a button that was read, if there was one."""
        behind = range(min(self._place, len(self._passages) - 1), -1, -1)
        return next((n for n in behind if self._passages[n].button is not None), None)

    def begin(self, voice: Voice, passages: Sequence[Readable]) -> None:
        """Turn reading on, and read `passages` with `voice`."""
        self._voice, self.fault = voice, None
        self.manner = replace(self.manner, on=True)
        self.show(passages)

    def speak_with(self, voice: Voice | None) -> None:
        """Let `voice` speak from now on; without one, reading is turned off."""
        self._voice = voice
        if voice is None and self.manner.on:
            self.end()

    def show(self, passages: Sequence[Readable]) -> None:
        """Read `passages`, those of a new page, if reading is on."""
        self._be_silent()
        self._passages, self._place, self._by_steps = passages, 0, False
        self._news_end = self._back_to = None
        self.manner = replace(self.manner, paused=False)
        if self.manner.on:
            self._say()
        self._told()

    def redraw(self, passages: Sequence[Readable]) -> None:
        """Take `passages` in place of those of the same page, which only look otherwise."""
        self._passages, self._place = passages, self._same(passages)
        self._told()

    def update(self, passages: Sequence[Readable]) -> None:
        """Take `passages` in place of those of the same page, and say what is new among them.

        Then go on from there; or, if that is further down, with what was being said before. In a
        pause nothing is said.
        """
        here = self._same(passages)
        new = _news(self._passages, passages, here)
        self._passages, self._place = passages, here
        if new is None or not self.manner.on or self.manner.paused:
            self._told()
            return
        first, last = new
        self._goes_back = self.is_reading and not self._by_steps
        self._be_silent()
        self._back_to = here if last < here else None
        self._place, self._news_end = first, last
        self._say()
        self._told()

    def end(self) -> None:
        """Turn reading off; pace and volume stay."""
        self._be_silent()
        self.manner = replace(self.manner, on=False, paused=False)
        self._passages = ()
        self._told()

    def forget(self) -> None:
        """Turn reading off, and let nothing of this visitor's ways be left."""
        self.manner = Manner()
        self.fault = None
        self.end()

    def pause(self) -> None:
        """Fall silent; the passage is said again from its beginning by going on."""
        self._be_silent()
        self.manner = replace(self.manner, paused=True)
        self._told()

    def go_on(self) -> None:
        """Read on from the passage where it was paused or came to rest."""
        self._by_steps = False
        self.go_to(self._place)

    def again(self) -> None:
        """Say the same passage once more, and go on as before."""
        self.go_to(self._place)

    def step(self, passages: int) -> None:
        """Say the passage that is so many further down (or up) and rest there."""
        self.visit(within(self._place + passages, self._passages))

    def to_first(self) -> None:
        """Say the first passage, and rest there."""
        self.visit(0)

    def to_last(self) -> None:
        """Say the last passage, and rest there."""
        self.visit(max(0, len(self._passages) - 1))

    def visit(self, place: int) -> None:
        """Say the passage with the number `place`, and rest there."""
        self._by_steps = True
        self.go_to(place)

    def stand_at(self, place: int) -> None:
        """Be silent at the passage with the number `place`, which is pressed.

        What comes of that is heard, and reading goes on from there; a pause is over.
        """
        self._be_silent()
        self.manner = replace(self.manner, paused=False)
        self._news_end = self._back_to = None
        self._place = place
        self._told()

    def go_to(self, place: int) -> None:
        """Say the passage with the number `place`, and go on as before."""
        if not self.manner.on or not self._passages:
            return
        self._be_silent()
        self._news_end = self._back_to = None
        self._place = place
        self.manner = replace(self.manner, paused=False)
        self._say()
        self._told()

    def tell(self, words: str) -> None:
        """Say `words` that stand on no page, in place of what is being said, and rest."""
        if not self.manner.on or self._voice is None:
            return
        self._be_silent()
        self._telling = True
        self._utter(words, self._voice)
        self._told()

    def change_pace(self, steps: int) -> None:
        """Read so many steps faster; what is being said begins anew."""
        self._become(self.manner.at_pace(steps))

    def change_volume(self, steps: int) -> None:
        """Read so many steps louder; what is being said begins anew."""
        self._become(self.manner.at_volume(steps))

    def _become(self, manner: Manner) -> None:
        self.manner = manner
        if self.is_reading:
            self._say()
        self._told()

    def _be_silent(self) -> None:
        self._turn += 1
        self._speaking = self._telling = False
        self._engine.stop()

    def _say(self) -> None:
        if self._voice is not None and self._passages:
            self._utter(self._passages[self._place].text, self._voice)

    def _utter(self, text: str, voice: Voice) -> None:
        self._turn += 1
        turn, manner = self._turn, self.manner
        self._speaking = True
        speech = Speech(text, voice, PACES[manner.pace], VOLUMES[manner.volume])
        self._engine.speak(speech, lambda how: self._bring(lambda: self._ended(turn, how)))

    def _ended(self, turn: int, how: Ending) -> None:
        """Go on after a passage, unless something else has begun in the meantime."""
        if turn != self._turn:
            return
        told, self._speaking, self._telling = self._telling, False, False
        if isinstance(how, Unsaid):
            self.fault = how
            self.end()
            return
        following = None if told else self._following()
        if following is not None:
            self._place = following
            self._say()
        self._told()

    def _following(self) -> int | None:
        """Return the passage to be said next, or None to rest."""
        if self._news_end is not None:
            if self._place < self._news_end:
                return self._place + 1
            self._news_end = None
            if self._back_to is not None:
                self._place, self._back_to = self._back_to, None
                return self._place if self._goes_back else None
        if self._by_steps:
            return None
        later = range(self._place + 1, len(self._passages))
        return next((n for n in later if not self._passages[n].passed_by), None)

    def _same(self, passages: Sequence[Readable]) -> int:
        """Return the place among `passages` of the one that is read now, or of one before it."""
        for place in range(min(self._place, len(self._passages) - 1), -1, -1):
            old = self._passages[place]
            alike = [number for number, one in enumerate(passages) if _is_same(old, one)]
            if alike:
                # Where some say the same, as "Back" may, it is the one that did not move far.
                return min(alike, key=lambda number: abs(number - place))
        return 0


def _is_same(old: Readable, new: Readable) -> bool:
    """Tell whether `new` is `old`, though it may say something else now, or stand elsewhere."""
    return old.text == new.text or (old.button is not None and new.button is old.button)


def _news(old: Sequence[Readable], new: Sequence[Readable], here: int) -> tuple[int, int] | None:
    """Return the first and last of the passages in `new` that `old` did not have, if any.

    What is `here` comes first. Passages that are read only when they are asked for are no news.
    """
    known = {passage.text for passage in old}
    fresh = [passage.text not in known for passage in new]
    if here < len(new) and fresh[here]:
        return here, here
    first = next((n for n, one in enumerate(new) if fresh[n] and not one.passed_by), None)
    if first is None:
        return None
    last = first
    while last + 1 < len(new) and fresh[last + 1] and not new[last + 1].passed_by:
        last += 1
    return first, last
