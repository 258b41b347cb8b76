"""A profile is checked whole, and every mistake in it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import InputError
from drafter.word.typography import load_profile

PROFILE = Path(__file__).parent.parent / "templates/profile.toml"


def test_the_profile_in_use_has_the_type_of_a_bill() -> None:
    profile = load_profile(PROFILE)
    body = next(style for style in profile.styles if style.key == "body")
    assert (profile.font.name, profile.font.size, profile.font.line) == ("Times New Roman", 14, 1)
    assert (body.align, body.first_line, body.size) == ("justify", 12.5, None)
    assert (profile.page.text_width("portrait"), profile.page.text_width("landscape")) == (170, 267)


@pytest.mark.parametrize(
    ("sound", "broken", "finding"),
    [
        ("size = 14", 'size = "14"', ("неверное значение ключа «font.size»", "число от 0 до 2000", "'14'")),
        ("size = 14", "size = nan", ("неверное значение ключа «font.size»", "число от 0 до 2000", "nan")),
        ("size = 14", "size = 0", ("неверное значение ключа «font.size»", "не меньше 1", "0.0")),
        ("size = 14", "", ("нет ключа «font.size»", "число от 0 до 2000", "ничего")),
        ("line = 1.0", "lines = 1.0", ("неизвестный ключ «font.lines»", "line", "lines")),
        (
            'align = "right"',
            'align = "both"',
            ("неверное значение ключа «styles.mark.align»", "«left», «center», «right», «justify»", "'both'"),
        ),
        ('id = "Act"', 'id = "Mark"', ("имя в ключе «act.id» уже занято", "своё у каждого стиля", "Mark")),
        (
            "[styles.footer]",
            "[styles.foot]",
            ("нет стиля «styles.footer»", "caption, cell, cell-heading, footer", "ничего"),
        ),
        (
            "columns = [12, ",
            "columns = [0, ",
            ("неверное значение ключа «tables.comparative.columns»", "список чисел больше 0", "[0, 35, 80, 80, 60]"),
        ),
        ("[font]", "[font", ("профиль оформления не читается", "файл TOML в UTF-8", "Expected ']'")),
    ],
)
def test_a_wrong_profile_says_what_is_wrong(
    tmp_path: Path, sound: str, broken: str, finding: tuple[str, str, str]
) -> None:
    text = PROFILE.read_text(encoding="utf-8")
    assert sound in text
    path = tmp_path / "profile.toml"
    path.write_text(text.replace(sound, broken, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_profile(path)
    (found,) = [f for f in caught.value.findings if f.message == finding[0]]
    assert (found.place.file, found.expected) == (str(path), finding[1])
    assert (found.found or "").startswith(finding[2])
