"""Words that lead to the one after them: a line that ends with one makes a reader stumble.

They are the articles, prepositions, conjunctions, pronouns and little verbs of a language.
"""

_DUTCH = """
    de het een ’t 't ’n 'n dit dat deze die elk elke ieder iedere welk welke geen zo'n zo’n alle
    aan achter bij binnen boven buiten door in langs met na naar naast om onder op over per rond
    sinds te ten ter tegen tijdens tot tussen uit van vanaf vanuit via volgens voor voorbij wegens
    zonder
    en of maar want dus als dan dat die omdat terwijl toen wanneer waar hoewel zodat tenzij mits
    noch zoals
    ik je jij u hij ze zij het we wij men mijn jouw uw zijn haar hun ons onze wie wat hoe er
    is zijn was waren wordt worden kan kunnen mag mogen moet moeten wil willen zal zullen heeft
    hebben niet ook
"""
_ENGLISH = """
    the a an this that these those each every which no all some
    about above after against along among at before behind below between by during for from in into
    of on onto over per since than through to towards under until upon via with within without
    and or but nor so yet as if because while when where whether although unless that
    i you he she it we they my your his her its our their who what how whose
    is are was were be been can could may might must shall should will would has have had do does
    not
"""
_GERMAN = """
    der die das den dem des ein eine einen einem einer eines dieser diese dieses kein keine jede
    jeder jedes welche welcher welches
    an am auf aus bei beim bis durch für gegen hinter in im ins mit nach neben ohne per seit trotz
    über um unter von vom vor während wegen zu zum zur zwischen
    und oder aber denn doch als wenn weil dass ob wie während sondern
    ich du er sie es wir ihr man mein dein sein unser euer wer was
    ist sind war waren wird werden kann können darf dürfen muss müssen soll sollen will hat haben
    nicht
"""
_FRENCH = """
    le la les un une des du de ce cet cette ces chaque quel quelle quels quelles aucun aucune
    à au aux avec chez contre dans depuis derrière devant dès en entre jusque malgré par parmi
    pendant pour sans selon sous sur vers via
    et ou mais donc or ni car que qui quand si comme lorsque puisque où dont
    je tu il elle on nous vous ils elles mon ma mes ton ta tes son sa ses notre nos votre vos leur
    leurs y ne se me te
    est sont a ont peut doit
"""
FUNCTION_WORDS = {
    language: frozenset(words.split())
    for language, words in (("nl", _DUTCH), ("en", _ENGLISH), ("de", _GERMAN), ("fr", _FRENCH))
}
"""By language: its function words in small letters."""
