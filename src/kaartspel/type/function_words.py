"""Words that lead to the one after them: a line that ends with one makes a reader stumble.

They are the articles, prepositions and conjunctions of a language, and the pronouns that are as
short. Other pronouns and little verbs do so less: they may as well close what was said.
"""

_DUTCH = """
    de het een ’t 't ’n 'n dit dat deze die elk elke ieder iedere zo'n zo’n alle
    aan achter bij binnen boven buiten door in langs met na naar naast om onder op per rond
    sinds te ten ter tegen tijdens tot tussen uit van vanaf vanuit via volgens voor voorbij wegens
    zonder
    en of maar want dus als dan omdat terwijl toen hoewel zodat tenzij mits noch zo
    we ze er is zijn
"""
_DUTCH_LIGHT = """
    welk welke geen wanneer waar zoals over
    ik je jij u hij zij wij men mijn jouw uw haar hun ons onze wie wat hoe
    was waren wordt worden kan kunnen mag mogen moet moeten wil willen zal zullen heeft
    hebben niet ook
"""
_ENGLISH = """
    the a an this that these those each every no all some
    about above after against along among at before behind below between by during for from in into
    of on onto over per since than through to towards under until upon via with within without
    and or but nor so yet as if because while whereas although unless
    i we is are
"""
_ENGLISH_LIGHT = """
    which when where whether
    you he she it they my your his her its our their who what how whose
    was were be been can could may might must shall should will would has have had do does
    not
"""
_GERMAN = """
    der die das den dem des ein eine einen einem einer eines dieser diese dieses jede jeder jedes
    an am auf aus bei beim bis durch für gegen hinter in im ins mit nach neben ohne per seit trotz
    über um unter von vom vor während wegen zu zum zur zwischen
    und oder aber denn doch als wenn weil dass ob wie sondern
    ich du er sie es wir ist sind
"""
_GERMAN_LIGHT = """
    kein keine welche welcher welches
    ihr man mein dein sein unser euer wer was
    war waren wird werden kann können darf dürfen muss müssen soll sollen will hat haben
    nicht
"""
_FRENCH = """
    le la les un une des du de ce cet cette ces chaque
    à au aux avec chez contre dans depuis derrière devant dès en entre jusque malgré par parmi
    pendant pour sans selon sous sur vers via
    et ou mais donc or ni car que qui si comme lorsque puisque où dont
    je tu il elle on nous vous ils elles y ne se me te a est sont ont
"""
_FRENCH_LIGHT = """
    quel quelle quels quelles aucun aucune quand
    mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
    peut doit
"""


def _by_language(*lists: str) -> dict[str, frozenset[str]]:
    pairs = zip(("nl", "en", "de", "fr"), lists, strict=True)
    return {language: frozenset(words.split()) for language, words in pairs}


FUNCTION_WORDS = _by_language(_DUTCH, _ENGLISH, _GERMAN, _FRENCH)
"""By language: its function words in small letters."""

LIGHT_WORDS = _by_language(_DUTCH_LIGHT, _ENGLISH_LIGHT, _GERMAN_LIGHT, _FRENCH_LIGHT)
"""By language: those after which a break does less harm."""


def leading_words(language: str) -> frozenset[str]:
    """Return all words of a language, in small letters, after which more is expected.

    `language` is a tag such as `nl` or `nl-BE`; of one that has no list here, none are returned.
    """
    base = language.partition("-")[0].lower()
    return FUNCTION_WORDS.get(base, frozenset()) | LIGHT_WORDS.get(base, frozenset())
