"""Owns German statements as English words: promises, instructions and dates, in the order of reading."""

from __future__ import annotations

UNITS = (
    (r"(?:werk|arbeits)tag(?:en?|e)?", "business days"),
    (r"tag(?:en|e)?", "days"),
    (r"wochen", "weeks"),
    (r"monaten?", "months"),
)
_NUMBERS = (
    "ein(?:er|em|en)?=1 zwei=2 drei=3 vier=4 fünf=5 fuenf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 zwölf=12 vierzehn=14"
)
NUMBERS = tuple(tuple(pair.split("=")) for pair in _NUMBERS.split())
_MONTH = r"januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
_NEXT = r"(?:nächste|kommende|naechste)[nrm]?"

# Read in order: what stands first takes its words from what follows.
SPEECH: tuple[tuple[str, str], ...] = (
    # what the candidate is asked or forbidden
    (
        r"(?:bitte )?sehen sie (?:\w+ ){0,3}von (?:\w+ ){0,2}(?:rück|nach)?(?:fragen|anrufen|anfragen) ab",
        "please do not call us",
    ),
    (r"bitte (?:\w+ ){0,2}(?:rufen|kontaktieren|schreiben) sie (?:uns )?nicht", "please do not call us"),
    (r"von (?:\w+ ){0,2}(?:nachfragen|rückfragen|anrufen) (?:bitten wir )?abzusehen", "please do not call us"),
    (
        r"(?:sollten sie|wenn sie|falls sie) (?P<w>[^;\n]{0,60}?)(?:nichts|keine (?:rückmeldung|antwort|nachricht)) "
        r"(?:von uns )?(?:gehört|erhalten|hören)?(?: haben)?",
        r"if you have not heard from us \g<w> ",
    ),
    (
        r"(?:melden|wenden) sie sich (?:\w+ )?(?:bei|an) (?:uns|mich|mir)|(?:melden|wenden) sie sich gerne?",
        "feel free to contact us",
    ),
    (
        r"(?:betrachten|betrachte) sie (?:\w+ ){1,4}(?:als )?(?:abgelehnt|gegenstandslos|erledigt)",
        "assume you were unsuccessful",
    ),
    (
        r"(?:sie )?(?:dürfen|können) (?:mich|uns) (?:gerne? )?(?P<w>[^.\n,]{2,30}?) (?:anrufen|kontaktieren)",
        r"feel free to call me \g<w>",
    ),
    (r"rufen sie (?:mich|uns) (?:gerne? )?(?P<w>[^.\n,]{2,30}?) an(?= |\.|,|$)", r"please call me \g<w>"),
    (
        r"bitte (?:\w+ ){0,1}(?:senden|schicken|reichen|bestätigen|teilen|geben|lassen|füllen|laden|übermitteln|nennen|"
        r"wählen|unterschreiben|beantworten|antworten) sie",
        "please send us",
    ),
    (r"(?:könnten|würden|können) sie (?:uns|mir|bitte)", "could you please send us"),
    (r"(?:bewerbungsschluss|bewerbungsfrist|einsendeschluss)", "closing date"),
    (r"(?:arbeitsbeginn|eintrittstermin|starttermin|eintrittsdatum|startdatum)", "start date"),
    (r"(?:vorstellungs|kennenlern|telefon|bewerbungs)?gespräch(?:e|s)?|vorstellungstermin", "interview"),
    # what they promise
    (r"(?:hören|erfahren) sie", "you will hear"),
    (r"sie (?:werden )?(?=(?:\S+ ){0,9}?von (?:uns|mir)(?: \w+)? (?:hören|erfahren))", "you will hear from us "),
    (r"sie (?:hören|erfahren)", "you will hear"),
    (r"(?:wir|ich) (?:werden|werde) (?:uns|mich)", "we will contact you"),
    (r"(?:melden|melde) (?:wir uns|ich mich)|(?:wir|ich) melden? (?:uns|mich)", "we will contact you"),
    (r"(?:und )?melden? (?:uns|mich)", "and will contact you"),
    (r"(?:wir )?(?:kommen|komme|werden|werde) (?:wir |ich )?(?=(?:\S+ ){0,8}?auf sie zu)", "we will contact you "),
    (r"(?:geben|gebe) (?:wir|ich) ihnen|(?:wir|ich) (?:geben|gebe|werden|werde) ihnen", "we will let you know"),
    (
        r"(?:informieren|benachrichtigen|kontaktieren|unterrichten|anrufen) (?:wir|ich) sie|"
        r"(?:wir|ich) (?:informieren?|"
        r"benachrichtigen?|kontaktieren?|werden sie|werde sie)",
        "we will inform you",
    ),
    (r"werden (?:wir|ich) sie|werde ich sie", "we will inform you"),
    (r"werden wir ihnen", "we will let you know"),
    (r"(?:ich rufe|rufe ich|wir rufen|rufen wir) sie", "we will call you"),
    (r"(?:erhalten|bekommen) sie|sie (?:werden )?(?:erhalten|bekommen)|(?:werden|können) sie", "you will receive"),
    (r"(?:eine |unsere |die |keine )?(?:rückmeldung|rückantwort|antwort|nachricht|rueckmeldung)", "an answer"),
    (r"(?:eine |unsere |die |einer |unserer )?entscheidung(?:en)?", "our decision"),
    (r"entscheiden (?:wir|uns)|wir entscheiden", "we will decide"),
    (r"(?:das |ein |dem )?ergebnis(?:se)?", "the result"),
    (r"(?:verzögert sich|verschiebt sich)", "is now expected"),
    (r"(?:das verfahren|der prozess|das auswahlverfahren|die auswahl) (?:dauert|nimmt)", "the process takes"),
    (r"bescheid", " "),
    (r"danach|anschließend", "after that"),
    (r"sobald wie möglich|so bald wie möglich|schnellstmöglich|in kürze|zeitnah", "soon"),
    (r"im urlaub|nicht im (?:büro|haus)|abwesend|auf dienstreise|verreist", "on leave"),
    (r"ich bin", "i am"),
    # dates
    (rf"(?:in )?(?:der )?(?:ersten) (?P<m>{_MONTH})hälfte", r"in the first half of \g<m>"),
    (rf"(?:in )?(?:der )?(?:zweiten) (?P<m>{_MONTH})hälfte", r"in the second half of \g<m>"),
    (r"(?<=\d) bis (?=\d+ (?:tag|woche|monat|werk|arbeit))", " to "),
    (
        r"(?:in|inner[tr]?halb) (?:von |der |den )?(?:nächsten|kommenden) (?=\w+ (?:tag|woche|monat|werk|arbeit))",
        "in the next ",
    ),
    (r"(?:innerhalb|binnen)(?: von| der)?", "within"),
    (r"spätestens (?:am |bis |in |zum )*", "by "),
    (r"bis spätestens(?: am| zum)?", "by"),
    (r"frühestens(?: am| ab)?|nicht vor(?: dem)?|erst ab(?: dem)?|erst am", "not before"),
    (r"ende (?:der|dieser) woche", "the end of the week"),
    (rf"(?P<p>anfang|mitte|ende) (?:der )?{_NEXT} woche", r"\g<p> of next week"),
    (rf"(?P<p>anfang|mitte|ende) (?:des )?{_NEXT} monats", r"\g<p> of next month"),
    (r"(?P<p>anfang|mitte|ende) (?:des|dieses) monats", r"\g<p> of the month"),
    (r"(?:zum )?jahresende|ende des jahres", "the end of the year"),
    (r"monatsende", "the end of the month"),
    (r"wochenende", "weekend"),
    (rf"(?:im laufe |im verlauf |während )(?:der |des )?{_NEXT} (?P<u>woche|monats?)", r"during next \g<u>"),
    (r"(?:im laufe|im verlauf) (?:der|dieser) woche|diese[rn]? woche", "this week"),
    (rf"(?:in (?:der )?)?{_NEXT} woche", "next week"),
    (rf"(?:im )?{_NEXT} monat", "next month"),
    (r"übernächste[rn]? woche", "the week after next"),
    (r"(?:in der )?(?:kw|kalenderwoche) (?=\d)", "in week "),
    (r"anfang(?: of|s)? ?", "early "),
    (r"mitte (?:of )?", "middle of "),
    (r"ende (?:of )?", "end of "),
    (r"woche", "week"),
    (r"monats?", "month"),
    (r"(?:ein paar|einigen|wenigen) (?=tagen|wochen)", "a few "),
    (r"heute", "today"),
    (r"übermorgen", "the day after tomorrow"),
    (r"nach dem|nach (?=\d|ostern|pfingsten)", "after "),
    (r"vor dem|vor (?=\d)", "before "),
    (r"zwischen (?:dem )?", "between "),
    (r"bis(?: zum| zur| dem)?", "by"),
    (r"ostern", "easter"),
    (r"weihnachten", "christmas"),
    (r"voraussichtlich|vermutlich|wahrscheinlich", "probably"),
    (r"gegen ende", "the end"),
)
