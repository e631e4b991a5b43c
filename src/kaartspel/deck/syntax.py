"""Say in plain words what makes a file no YAML, and where its author should look."""

import re

import yaml

from kaartspel.messages import say
from kaartspel.problems import Place, Problems

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

NO_YAML = "not-yaml"
_QUOTE = say("put the text in quotation marks")
_INDENT = say("give it as many spaces as the lines that it belongs with")

_NO_BREAK = re.compile(r" *\u00a0| *(?:- )*(?:[a-z_]+:|-)\u00a0")
_HIDDEN = re.compile(r": +(#)[0-9A-Fa-f]")
_DASH = re.compile(r" *(-(?=[a-z_]+:(?: |$))|[–—](?= ?[a-z_]+:(?: |$)))")

# What libyaml says, and what an editor can do with. Those that need a look at the text are below.
_PLAIN = {
    "did not find expected '-' indicator": (
        say("this line does not line up with the entries of the list above it"), _INDENT),
    "block sequence entries are not allowed": (
        say("a list cannot begin behind a key"),
        say("begin it on a line of its own, or {quote} if '-' belongs to it", quote=_QUOTE)),
    "mapping keys are not allowed": (say("a text cannot begin with '? '"), _QUOTE),
    "did not find expected comment or line break": (
        say("a text cannot begin with '>' or '|'"), _QUOTE),
    "did not find expected alphabetic or numeric": (
        say("a text cannot begin with '*' or '&'"), _QUOTE),
    "exceeded maximum nesting depth": (
        say("brackets are nested too deep"), say("remove them, or {quote}", quote=_QUOTE)),
    "escape": (
        say("a backslash has a meaning of its own between double quotation marks"),
        say("write it twice, or use single quotation marks")),
    "found incompatible YAML document": (say("this line is not used here"), say("remove it")),
    "did not find expected <document start>": (
        say("this does not belong to what stands above it"), _INDENT),
}  # fmt: skip


def tell_syntax(file: str, text: str, error: yaml.MarkedYAMLError, problems: Problems) -> None:
    """Tell what is wrong with the YAML in `text`, as its reader reported it."""
    lines = [*text.split("\n"), "", ""]  # what ends too early is reported behind the end
    context = error.context_mark
    mark = error.problem_mark or context
    if mark is None:
        problems.tell(
            Place(file),
            say("this is not YAML ({error})", error=error),
            say("write it anew"),
            NO_YAML,
        )
        return
    message, line, column = error.problem or "", mark.line, mark.column
    before = lines[line][:column] if line < len(lines) else ""
    here = lines[line][column : column + 1] if line < len(lines) else ""
    fact, remedy = next((plain for key, plain in _PLAIN.items() if key in message), ("", ""))
    if here == "\t" or "\t" in before[: len(before) - len(before.lstrip())] or "tab" in message:
        fact, remedy = say("a tab stands in this line"), say("indent with spaces")
    elif "cannot start any token" in message:
        fact, remedy = say("a text cannot begin with '{here}'", here=here), _QUOTE
    elif "mapping values are not allowed" in message:
        fact, remedy = _second_colon(lines[line], before)
    elif "could not find expected ':'" in message and context:
        line, column = context.line, context.column
        fact, remedy = say("a colon and a space are missing in this line"), say("write 'key: text'")
    elif "end of stream" in message and context:
        line, column = context.line, context.column
        fact = say("a quotation mark opens here and none closes it")
        remedy = say("add it at the end of the text, or take both away")
    elif not fact and "flow" in (error.context or "") and context:
        line, column, fact, remedy = _brackets(lines, mark, context)
    elif not fact and "did not find expected key" in message:
        line, column, fact, remedy = _stray(text, mark)
    if slip := _slip(lines, mark.line):
        line, column, fact, remedy = slip
    if not fact:
        fact = say("this is not YAML ({why})", why=" ".join(filter(None, (message, error.context))))
        remedy = say("check the spaces before it, or {quote}", quote=_QUOTE)
    problems.tell(Place(file, line + 1, column + 1), fact, remedy, NO_YAML)


def _slip(lines: list[str], at: int) -> tuple[int, int, str, str] | None:
    """Return what hardly shows in a line, or in the one above it, and breaks the file."""
    for number in (at - 1, at):
        line = lines[number] if 0 <= number < len(lines) else ""
        if match := _NO_BREAK.match(line):
            fact = say("a no-break space stands here, which is none to YAML")
            return number, match.end() - 1, fact, say("put a plain space in its place")
        if match := _DASH.match(line):
            is_hyphen = match[1] == "-"
            fact = (
                say("a space is missing behind '-'")
                if is_hyphen
                else say("'{match}' is no hyphen", match=match[1])
            )
            return number, match.start(1), fact, say("write '- ' before an entry of a list")
    return None


def _second_colon(line: str, before: str) -> tuple[str, str]:
    if ": " in before:
        if any(quote in line for quote in "“”„‘’"):
            fact = say("': ' stands in a text, and curly quotation marks do not count for YAML")
            return fact, say('put straight ones (") around the whole text')
        return say("': ' stands in a text"), _QUOTE
    return say("this key does not line up with the keys above it"), _INDENT


def _brackets(lines: list[str], mark: yaml.Mark, context: yaml.Mark) -> tuple[int, int, str, str]:
    opened = lines[context.line][context.column : context.column + 1]
    closing = {"{": "}", "[": "]"}.get(opened, "}")
    hidden = _HIDDEN.search(lines[mark.line - 1]) if mark.line else None
    remark = lines[context.line].find(" #", context.column)
    fact = say("'#' behind a space begins a remark: the rest of the line is not read")
    if mark.line > context.line and remark >= 0:
        return context.line, remark + 1, fact, _QUOTE
    if mark.line == context.line and hidden:  # nothing stands where a text has to
        return mark.line - 1, hidden.start(1), fact, _QUOTE
    if mark.line > context.line:
        fact = say(
            "'{opened}' opens here and no '{closing}' closes it", opened=opened, closing=closing
        )
        return (
            context.line,
            context.column,
            fact,
            say("add it at the end, or {quote}", quote=_QUOTE),
        )
    fact = say("a comma or '{closing}' is missing before this", closing=closing)
    remedy = say("add it, or {quote} if it holds ': ', a comma or a bracket", quote=_QUOTE)
    if any(quote in lines[mark.line] for quote in "“”„‘’"):
        remedy += say(' (curly ones do not count for YAML: use straight ones, ")')
    return mark.line, mark.column, fact, remedy


def _stray(text: str, mark: yaml.Mark) -> tuple[int, int, str, str]:
    """Tell a stray line from a text that goes on behind its closing quotation mark."""
    last = None
    try:
        for token in yaml.scan(text, Loader=LOADER):
            if token.start_mark.index >= mark.index:
                break
            last = token if isinstance(token, yaml.ScalarToken) else last
    except yaml.YAMLError:
        pass
    if last is not None and last.style in {"'", '"'} and last.end_mark.line == mark.line:
        start, end = last.start_mark, last.end_mark
        fact = say("the quotation mark that opens here closes before the text ends")
        if start.line != end.line:
            fact = say(
                "the quotation mark that opens here closes only in line {line}", line=end.line + 1
            )
        remedy = say("close it where the text ends, and write marks inside the text twice or curly")
        return start.line, start.column, fact, remedy
    remedy = say(
        "{indent}, or {quote} from its first character to its last", indent=_INDENT, quote=_QUOTE
    )
    return mark.line, mark.column, say("this does not belong to what stands before it"), remedy
