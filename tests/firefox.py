"""A Firefox that is there, driven by Mozilla's own client: no other program in between.

The recommended preferences of a driven Firefox lift what it forbids to pages opened as files, so
they are left out: the page is tried as people open it.
"""

import json
import os
import shutil
import socket
import subprocess
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of its own libraries
    from marionette_driver import By
    from marionette_driver.marionette import Marionette
    from marionette_driver.wait import Wait

FIREFOX = ("firefox-esr", "firefox")
PREFERENCES: dict[str, bool | str] = {
    "remote.prefs.recommended": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_open_during_load": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
BEGINS_WITHIN = ANSWERS_WITHIN = 60.0  # s
ENDS_WITHIN = 10.0  # s


class Fox:
    """A window of Firefox, with the little that the tests need of it."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def open(self, address: str) -> None:
        self.client.navigate("about:blank")
        self.client.navigate(address)

    def js(self, expression: str) -> Any:
        """Return what an expression comes to in the page."""
        return self.client.execute_script(f"return {expression}", sandbox=None)

    def wait_for(self, expression: str) -> None:
        """Wait until an expression is true in the page."""
        Wait(self.client, timeout=20).until(lambda _: self.js(expression), message=expression)

    def press(self, selector: str) -> None:
        self.client.find_element(By.CSS_SELECTOR, selector).click()

    def type(self, selector: str, text: str) -> None:
        field = self.client.find_element(By.CSS_SELECTOR, selector)
        field.clear()
        field.send_keys(text)

    def errors(self) -> list[str]:
        """Return what the browser has to say against the page, and forget it.

        But for two remarks. A file that the page looks for (print.js) is loaded ahead as a font,
        which is the only way to learn whether it is there, and never used. Where a page is left
        at once, parts of Firefox itself may still have had something to send of it.
        """
        with self.client.using_context("chrome"):
            found = self.client.execute_script("""
                const found = Services.console.getMessageArray().map(String);
                Services.console.reset();
                return found;
            """)
        against = [message for message in found if "file:///" in message]
        remarks = "preloaded with link preload", "JSWindowActorChild cannot send"
        return [message for message in against if not any(each in message for each in remarks)]


@contextmanager
def firefox(folder: Path) -> Iterator[Fox]:
    """Yield a Firefox with an empty profile in a folder; skip the test where there is none."""
    named = os.environ.get("KAARTSPEL_FIREFOX")
    found = named or next(filter(None, map(shutil.which, FIREFOX)), None)
    if not found:
        pytest.skip("THE PAGE IS NOT TRIED: no Firefox found (on Debian: apt install firefox-esr)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {**PREFERENCES, "marionette.port": port}
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in told.items())
    (folder / "user.js").write_text("".join(lines), "utf-8")
    command = [
        found,
        "--headless",
        "--marionette",
        "--no-remote",
        "-remote-allow-system-access",
        "--profile",
        str(folder),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _await(port)
            client = Marionette(host="127.0.0.1", port=port, socket_timeout=ANSWERS_WITHIN)
            client.start_session()
            yield Fox(client)
            with suppress(Exception):
                client.delete_session()
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end; a Firefox that waits for a network while it closes never would."""
    process.terminate()
    try:
        process.wait(ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        process.kill()


def _await(port: int) -> None:
    until = time.monotonic() + BEGINS_WITHIN
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < until, "Firefox did not begin"
            time.sleep(0.2)
        else:
            return
