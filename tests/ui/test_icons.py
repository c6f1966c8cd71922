"""Each drawing that a pack may put beside an answer is there, and stands beside its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from sendkiosk.journey.flow import Icon
from sendkiosk.paths import find_places
from sendkiosk.ui import theme as theme_module
from sendkiosk.ui.buttons import TouchButton
from sendkiosk.ui.kiosk import Kiosk
from sendkiosk.ui.pages.question import QuestionPage
from sendkiosk.ui.sizes import Sizes
from sendkiosk.ui.theme import load_theme
from tests.support.kiosks import SIZES
from tests.support.touching import settle


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("icon", Icon, ids=lambda icon: icon.value)
def test_each_is_drawn(icon: Icon) -> None:
    theme = load_theme(find_places().resources, Sizes.for_screen(*SIZES[0]))
    picture = theme.icon(icon.value, 64).toImage()
    drawn = sum(picture.pixelColor(x, y).alpha() > 0 for x in range(64) for y in range(64))
    assert 64 < drawn < 64 * 64


def test_they_never_stand_alone(new_kiosk: Callable[..., Kiosk]) -> None:
    kiosk = new_kiosk()
    kiosk.navigator.begin()
    page = kiosk.window.page
    assert isinstance(page, QuestionPage)
    assert all(option.icon for option in kiosk.navigator.asked.options)
    for button in page.buttons.values():
        labels = button.findChildren(QLabel)
        assert any(not label.pixmap().isNull() for label in labels)
        assert button.accessibleName() in [label.text() for label in labels]


def test_all_are_drawn_before_a_visitor_waits_for_one(
    new_kiosk: Callable[..., Kiosk], monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk = new_kiosk()
    kiosk.navigator.begin()
    kiosk.leave()
    settle()
    # The kiosk sweeps what was drawn, and draws it again, when nothing works beside it any more.
    kiosk.background.wait()
    settle()
    drawn: list[str] = []
    monkeypatch.setattr(theme_module, "_drawn", lambda drawing, _size: drawn.append(drawing))
    for icon in Icon:
        TouchButton(kiosk.window.look, "Words", icon=icon.value)
    assert drawn == []
