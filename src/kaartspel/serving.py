"""Show a deck in a browser while it is edited: its page, and what is wrong, at each save.

The server is for this machine alone. It answers only who calls it by this machine's own name, so
that no page of another site can reach it, not even under a name that leads here.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Timer

from kaartspel.budget import budgeted
from kaartspel.building import check, load
from kaartspel.deck.model import Deck
from kaartspel.messages import reason_of, say
from kaartspel.parts import Options, anchor, live_page
from kaartspel.problems import InvalidDeck, KaartspelError, Problem, SurroundingsFailed

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
Teller = Callable[[str | KaartspelError], None]
"""Called with where the deck changed, or what is wrong."""
_AT_REST = 1.0  # s without a save, after which there is time to look deeper
_AROUND = 2  # lines shown before and after the one with a problem
_QUIET = 15.0  # s after which a browser is told that the server is still there
_LARGEST = 2_000_000  # bytes of a file that lines are shown of


@dataclass(frozen=True, slots=True)
class Showing:
    """What there is to see. `page` is empty until the deck was once without problems.

    `anchor` is where the card is that changed last, or nothing; `problems` are of the last save.
    """

    revision: int = 0
    page: bytes = b""
    anchor: str = ""
    problems: tuple[Problem, ...] = ()


class Showcase:
    """Holds what there is to see, and lets others wait until it is something else."""

    def __init__(self, words: Callable[[str], str] = str) -> None:
        """Take what puts messages into the words of who looks."""
        self.words = words
        self.now = Showing()
        self._changed = Condition()

    def show(self, showing: Showing) -> None:
        """Change what there is to see."""
        with self._changed:
            self.now = showing
            self._changed.notify_all()

    def after(self, seen: Showing, seconds: float) -> Showing:
        """Return what there is to see once it is other than `seen`, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.now is not seen, seconds)
            return self.now


def follow_deck(
    folder: Path,
    options: Callable[[], Options],
    changes: Iterable[object],
    showcase: Showcase,
    tell: Teller,
) -> None:
    """Show a deck anew for each of `changes`; tell where it changed, or what is wrong.

    The page comes first; what only a build of all parts finds, when nothing is saved for a while.
    """
    last, deeper = None, _nothing_more()
    for _ in changes:
        deeper.cancel()
        seen = showcase.now
        try:
            with budgeted():
                deck, chosen = load(folder), options()
                page = live_page(deck, chosen, seen.revision + 1)
            showing = Showing(seen.revision + 1, page, changed_card(last, deck))
            showcase.show(showing)
            last = deck
            tell(showing.anchor)
            deeper = Timer(_AT_REST, _look_deeper, (deck, chosen, showcase, tell))
            deeper.daemon = True
            deeper.start()
        except InvalidDeck as error:
            showcase.show(replace(seen, problems=error.problems))
            tell(error)
        except KaartspelError as error:
            tell(error)
        except OSError as error:
            tell(SurroundingsFailed.of_system(error))
    deeper.cancel()


def _nothing_more() -> Timer:
    return Timer(0, list)


def _look_deeper(deck: Deck, options: Options, showcase: Showcase, tell: Teller) -> None:
    """Tell what only a build of all parts finds, unless the deck was saved meanwhile."""
    seen = showcase.now
    try:
        check(deck, options)
    except InvalidDeck as error:
        if showcase.now is seen:
            showcase.show(replace(seen, problems=error.problems))
            tell(error)
    except KaartspelError as error:
        tell(error)


def changed_card(last: Deck | None, deck: Deck) -> str:
    """Return where in the page the first card is that is new or other than before, if one is."""
    before = {card.id: card for card in last.cards} if last else {}
    other = (card for card in deck.cards if card != before.get(card.id))
    first = next(other, None) if last else None
    return anchor(first) if first else ""


def server(showcase: Showcase, port: int) -> ThreadingHTTPServer:
    """Return a server of what there is to see, on a port of this machine; 0 is any free one.

    Raises SurroundingsFailed where the port is taken.
    """

    class Handler(_RequestHandler):
        shown = showcase

    try:
        made = ThreadingHTTPServer((HOST, port), Handler)
    except OSError as error:
        fact = say("the port {port} cannot be used: {reason}", port=port, reason=reason_of(error))
        raise SurroundingsFailed(
            say("{fact}; name another one with --port, or 0 for any", fact=fact)
        ) from error
    made.daemon_threads = True
    return made


class _RequestHandler(BaseHTTPRequestHandler):
    """Answers one request."""

    shown: Showcase

    def do_GET(self) -> None:
        """Answer with the page, or with what happens to it."""
        if not self._is_from_here():
            self.send_error(403, "this server is for this machine alone")
        elif self.path == "/":
            self._page(self.shown.now)
        elif self.path == "/events":
            self._events()
        else:
            self.send_error(404)

    def _is_from_here(self) -> bool:
        """Return whether this machine was called by its own name, and by no page of another."""
        port = self.connection.getsockname()[1]
        hosts = {f"{name}:{port}" for name in _NAMES}
        origins = {None, *(f"http://{host}" for host in hosts)}
        return self.headers.get("Host") in hosts and self.headers.get("Origin") in origins

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what happens is told at each save."""

    def _begin(self, media_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _page(self, showing: Showing) -> None:
        data = showing.page or _waiting(showing.problems, self.shown.words)
        self._begin("text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _events(self) -> None:
        """Tell what there is to see, and again each time it is something else."""
        self._begin("text/event-stream")
        self.end_headers()
        seen = Showing()
        try:
            while True:
                now = self.shown.after(seen, _QUIET)
                event = b": still here\n\n" if now is seen else _event(now, self.shown.words)
                self.wfile.write(event)
                self.wfile.flush()
                seen = now
        except (BrokenPipeError, ConnectionError):
            self.close_connection = True  # the window was closed


def _event(showing: Showing, words: Callable[[str], str]) -> bytes:
    state = {
        "revision": showing.revision,
        "anchor": showing.anchor,
        "problems": [_problem_data(problem, words) for problem in showing.problems],
    }
    return f"data: {json.dumps(state)}\n\n".encode()


def _problem_data(problem: Problem, words: Callable[[str], str] = str) -> dict[str, object]:
    """Return a problem as plain data, with the lines around it; a cell of a table has none."""
    path = Path(problem.place.file)
    line, column = problem.place.line, problem.place.column
    address = f"vscode://file{path.resolve().as_uri().removeprefix('file://')}:{line}:{column}"
    lines = [] if problem.place.cell else _lines(path, line)
    return {**problem.as_dict(words), "lines": lines, "address": address}


def _lines(path: Path, line: int) -> list[tuple[int, str]]:
    """Return the lines of a file around one, with their numbers; none of what is no text file."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return []
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    first = max(0, line - 1 - _AROUND)
    return list(enumerate(lines[first : line + _AROUND], first + 1))


def _waiting(problems: Iterable[Problem], words: Callable[[str], str]) -> bytes:
    """Return a page for a deck that has not been without problems yet: it looks again by itself."""
    listed = "".join(f"<li>{escape(words(str(problem)))}</li>" for problem in problems)
    return (
        '<!doctype html><html><meta charset="utf-8"><title>kaartspel</title>'
        '<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="1">'
        f"<h1>{escape(words(say('The deck has problems')))}</h1><ul>{listed}</ul>"
    ).encode()
