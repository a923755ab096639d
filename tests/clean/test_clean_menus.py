"""Menus are told from headlines and rows of tables."""

import pytest

from dragoman.clean.menus import is_menu


@pytest.mark.parametrize(
    "line",
    [
        "Home | World | Security | Log in",
        "English | 한국어 | 日本語",
        "WORLD ASIA SHIPPING OPINION",
        "News  Sport  Weather  Far North",
        "Politics • Economy • Far North",
        "Home » Politics » Defence",
        "World Business Opinion Sport",
    ],
)
def test_menus(line):
    assert is_menu(line)


@pytest.mark.parametrize(
    "line",
    [
        "NORLAND WARNS OF LONG WINTER",
        "Defence and trade divide Norland and Estmark",
        "Norland | 1.2 | 40",
        "World leaders meet in Port Ann",
        "Economy, trade, defence: what is at stake.",
        "Norland-Estmark talks",
        "Live: Norland votes",
        "",
    ],
)
def test_other_lines(line):
    assert not is_menu(line)
