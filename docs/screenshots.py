"""
Takes the pictures of the HTML report that the README and the documentation show.

Run `make screenshots`, or `python docs/screenshots.py FOLDER`. It needs Chromium and the extra `test`. The
case, the day and the windows are the same every time; the letters are those that the machine has.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from counterclaim.files import read_case
from counterclaim.report import case_report

ROOT = Path(__file__).parent.parent
CASE = ROOT / "examples" / "belgrade-cameras.toml"
DAY = date(2026, 11, 26)


class Shot(NamedTuple):
    """
    A picture of a part of the page.

    Attributes:
        width: Of the window, in pixels of CSS.
        height: Of the window.
        scale: Pixels of the picture for one of CSS.
        scheme: Whether the reader has it "light" or "dark".
        media: "screen" or "print".
        part: The element that stands at the top, as a selector of CSS.
        alone: Whether that element is all that is shown, however high it is.
    """

    width: int
    height: int
    scale: float = 1
    scheme: Any = "light"
    media: Any = "screen"
    part: str = "body"
    alone: bool = False


MAP = "[aria-labelledby=section-map]"
SHOTS = {
    "report-wide": Shot(1440, 680),
    "report-map": Shot(1280, 860, part=f"{MAP} svg", scale=0.95, alone=True),
    "report-dark": Shot(1280, 860, scheme="dark", part=f"{MAP} svg a[href='#r-ibm-11']"),
    "report-narrow": Shot(360, 720, scale=1.25, part="#section-claims"),
    # The upper part of a sheet of A4; the margins, which only a printer leaves, are added.
    "report-print": Shot(794, 860, media="print"),
}
MARGINS = "15mm 14mm"


def take(browser: Browser, folder: Path) -> list[Path]:
    """Write the pictures into *folder*, and return where they are."""
    with tempfile.TemporaryDirectory() as saved:
        page = Path(saved) / "report.html"
        page.write_text(case_report(read_case(CASE).case, now=DAY).to_html(), encoding="utf-8")
        return [_take(browser, page, shot, folder / f"{name}.png") for name, shot in SHOTS.items()]


def _take(browser: Browser, report: Path, shot: Shot, path: Path) -> Path:
    size: Any = {"width": shot.width, "height": shot.height}
    with browser.new_context(viewport=size, device_scale_factor=shot.scale, offline=True) as context:
        page = context.new_page()
        page.emulate_media(media=shot.media, color_scheme=shot.scheme)
        page.goto(report.as_uri())
        if shot.media == "print":
            page.evaluate("margins => { document.body.style.padding = margins }", MARGINS)
        part = page.locator(shot.part).first
        part.evaluate("element => element.scrollIntoView()")
        (part if shot.alone else page).screenshot(path=path)
    return path


def main(arguments: list[str]) -> None:
    """Take the pictures into the folder that is named, or into that of the documentation."""
    folder = Path(*arguments) if arguments else ROOT / "docs" / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), chromium_sandbox=os.geteuid() != 0
        )
        for path in take(browser, folder):
            print(f"{path}: {path.stat().st_size // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
