"""Say in plain words what makes a file no YAML, and where its author should look."""

import re

import yaml

from kaartspel.problems import Place, Problems

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

NO_YAML = "not-yaml"
_QUOTE = "put the text in quotation marks"
_INDENT = "give it as many spaces as the lines that it belongs with"

_NO_BREAK = re.compile(r" *\u00a0| *(?:- )*(?:[a-z_]+:|-)\u00a0")
_DASH = re.compile(r" *(-(?=[a-z_]+:(?: |$))|[–—](?= ?[a-z_]+:(?: |$)))")

# What libyaml says, and what an editor can do with. Those that need a look at the text are below.
_PLAIN = {
    "did not find expected '-' indicator": (
        "this line does not line up with the entries of the list above it", _INDENT),
    "block sequence entries are not allowed": (
        "a list cannot begin behind a key",
        f"begin it on a line of its own, or {_QUOTE} if '-' belongs to it"),
    "mapping keys are not allowed": ("a text cannot begin with '? '", _QUOTE),
    "did not find expected comment or line break": (
        "a text cannot begin with '>' or '|'", _QUOTE),
    "did not find expected alphabetic or numeric": (
        "a text cannot begin with '*' or '&'", _QUOTE),
    "exceeded maximum nesting depth": (
        "brackets are nested too deep", f"remove them, or {_QUOTE}"),
    "escape": (
        "a backslash has a meaning of its own between double quotation marks",
        "write it twice, or use single quotation marks"),
    "found incompatible YAML document": ("this line is not used here", "remove it"),
    "did not find expected <document start>": (
        "this does not belong to what stands above it", _INDENT),
}  # fmt: skip


def tell_syntax(file: str, text: str, error: yaml.MarkedYAMLError, problems: Problems) -> None:
    """Tell what is wrong with the YAML in `text`, as its reader reported it."""
    lines = [*text.split("\n"), "", ""]  # what ends too early is reported behind the end
    context = error.context_mark
    mark = error.problem_mark or context
    if mark is None:
        problems.tell(Place(file), f"this is not YAML ({error})", "write it anew", NO_YAML)
        return
    message, line, column = error.problem or "", mark.line, mark.column
    before = lines[line][:column] if line < len(lines) else ""
    here = lines[line][column : column + 1] if line < len(lines) else ""
    fact, remedy = next((plain for key, plain in _PLAIN.items() if key in message), ("", ""))
    if here == "\t" or "\t" in before[: len(before) - len(before.lstrip())] or "tab" in message:
        fact, remedy = "a tab stands in this line", "indent with spaces"
    elif "cannot start any token" in message:
        fact, remedy = f"a text cannot begin with '{here}'", _QUOTE
    elif "mapping values are not allowed" in message:
        fact, remedy = _second_colon(lines[line], before)
    elif "could not find expected ':'" in message and context:
        line, column = context.line, context.column
        fact, remedy = "a colon and a space are missing in this line", "write 'key: text'"
    elif "end of stream" in message and context:
        line, column = context.line, context.column
        fact = "a quotation mark opens here and none closes it"
        remedy = "add it at the end of the text, or take both away"
    elif not fact and "flow" in (error.context or "") and context:
        line, column, fact, remedy = _brackets(lines, mark, context)
    elif not fact and "did not find expected key" in message:
        line, column, fact, remedy = _stray(text, mark)
    if slip := _slip(lines, mark.line):
        line, column, fact, remedy = slip
    if not fact:
        fact = f"this is not YAML ({' '.join(filter(None, (message, error.context)))})"
        remedy = f"check the spaces before it, or {_QUOTE}"
    problems.tell(Place(file, line + 1, column + 1), fact, remedy, NO_YAML)


def _slip(lines: list[str], at: int) -> tuple[int, int, str, str] | None:
    """Return what hardly shows in a line, or in the one above it, and breaks the file."""
    for number in (at - 1, at):
        line = lines[number] if 0 <= number < len(lines) else ""
        if match := _NO_BREAK.match(line):
            fact = "a no-break space stands here, which is none to YAML"
            return number, match.end() - 1, fact, "put a plain space in its place"
        if match := _DASH.match(line):
            is_hyphen = match[1] == "-"
            fact = "a space is missing behind '-'" if is_hyphen else f"'{match[1]}' is no hyphen"
            return number, match.start(1), fact, "write '- ' before an entry of a list"
    return None


def _second_colon(line: str, before: str) -> tuple[str, str]:
    if ": " in before:
        if any(quote in line for quote in "“”„‘’"):
            fact = "': ' stands in a text, and curly quotation marks do not count for YAML"
            return fact, 'put straight ones (") around the whole text'
        return "': ' stands in a text", _QUOTE
    return "this key does not line up with the keys above it", _INDENT


def _brackets(lines: list[str], mark: yaml.Mark, context: yaml.Mark) -> tuple[int, int, str, str]:
    opened = lines[context.line][context.column : context.column + 1]
    closing = {"{": "}", "[": "]"}.get(opened, "}")
    remark = lines[context.line].find(" #", context.column)
    if mark.line > context.line and remark >= 0:
        fact = "'#' behind a space begins a remark: the rest of the line is not read"
        return context.line, remark + 1, fact, _QUOTE
    if mark.line > context.line:
        fact = f"'{opened}' opens here and no '{closing}' closes it"
        return context.line, context.column, fact, f"add it at the end, or {_QUOTE}"
    fact = f"a comma or '{closing}' is missing before this"
    remedy = f"add it, or {_QUOTE} if it holds ': ', a comma or a bracket"
    if any(quote in lines[mark.line] for quote in "“”„‘’"):
        remedy += ' (curly ones do not count for YAML: use straight ones, ")'
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
        fact = "the quotation mark that opens here closes before the text ends"
        if start.line != end.line:
            fact = f"the quotation mark that opens here closes only in line {end.line + 1}"
        remedy = "close it where the text ends, and write marks inside the text twice or curly"
        return start.line, start.column, fact, remedy
    remedy = f"{_INDENT}, or {_QUOTE} from its first character to its last"
    return mark.line, mark.column, "this does not belong to what stands before it", remedy
