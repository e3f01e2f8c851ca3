"""Owns French statements as English words: promises, instructions and dates, in the order of reading."""

from __future__ import annotations

UNITS = (
    (r"jours? ouvr(?:és?|ables?)", "business days"),
    (r"jours?", "days"),
    (r"semaines", "weeks"),
    (r"mois(?! prochain)", "months"),
)
_NUMBERS = "une?=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 douze=12 quinze=15"
NUMBERS = tuple(tuple(pair.split("=")) for pair in _NUMBERS.split())

# Read in order: what stands first takes its words from what follows.
SPEECH: tuple[tuple[str, str], ...] = (
    (r"[ld]['’](?=entretien|issue|équipe|offre)", " "),
    # what the candidate is asked or forbidden
    (
        r"(?:merci|prière) de ne pas (?:nous |m['’])?(?:appeler|contacter|relancer|écrire|téléphoner)",
        "please do not call us",
    ),
    (r"veuillez ne pas (?:nous )?(?:appeler|contacter|relancer|écrire|téléphoner)", "please do not call us"),
    (
        r"(?:sans (?:réponse|nouvelles?|retour)(?: de (?:notre part|nous))?|si vous n['’]avez pas (?:eu |reçu )?"
        r"(?:de )?"
        r"(?:réponse|nouvelles?|retour)(?: de (?:notre part|nous))?)",
        "if you have not heard from us ",
    ),
    (
        r"(?:veuillez|vous pouvez|pourrez) considérer (?:que )?[^.\n]{0,60}?"
        r"(?:pas (?:été )?retenue?|rejetée?|refusée?)",
        "assume you were unsuccessful",
    ),
    (
        r"(?:n['’]hésitez pas à|vous pouvez|libre à vous de) (?:me |m['’]|nous )?(?:appeler|rappeler|téléphoner)",
        "feel free to call me ",
    ),
    (
        r"(?:n['’]hésitez pas à|vous pouvez) (?:me |nous )?(?:recontacter|contacter|relancer|écrire)",
        "feel free to contact me ",
    ),
    (
        r"(?:merci de|veuillez|pourriez-vous|prière de|nous vous prions de|nous vous remercions de) (?:bien vouloir )?"
        r"(?:nous |me |m['’])?(?:envoyer|transmettre|confirmer|retourner|renvoyer|faire parvenir|indiquer|répondre|"
        r"compléter|"
        r"remplir|communiquer|signer|fournir|adresser|faire savoir|choisir)",
        "please send us ",
    ),
    (r"date limite(?: de candidature| de dépôt)?|clôture des candidatures", "closing date"),
    (r"(?:poste|prise de poste) (?:est )?à pourvoir|prise de (?:poste|fonction)", "start date"),
    (r"entretien|entrevue|rendez-vous", "interview"),
    # what they promise
    (r"(?:nous |je )?(?:reviendrons|reviendrai|reviens|revenons) vers vous", "we will contact you "),
    (
        r"(?:nous|je) (?:ne )?(?:vous )?(?:recontacterons|contacterons|recontacterai|contacterai|"
        r"rappellerons|rappellerai|"
        r"rappelle|appellerons|appellerai|appelle|écrirons|informerons|informerai|répondrons|répondrai|tiendrons|tiendrai|"
        r"ferons|ferai|donnerons|donnerai|communiquerons|enverrons|enverrai)",
        "we will inform you ",
    ),
    (
        r"vous (?:recevrez|aurez|devriez (?:recevoir|avoir)|serez "
        r"(?:informée?|contactée?|recontactée?|prévenue?|tenue?))",
        "you will receive ",
    ),
    (r"à mon retour|dès mon retour", "then"),
    (r"(?:une |notre |la |de nos |un |notre )?(?:réponse|retour|nouvelles)(?! favorable)", "an answer "),
    (r"(?:une |notre |la |leur )?décision", "our decision "),
    (r"(?:le |les )?résultats?", "the result "),
    (r"(?:sera|seront) (?:prise|rendue|connue|communiquée?)s?", "will be made "),
    (r"(?:nous|je) (?:prendrons|devrions|comptons|pensons|espérons|prendrai|allons)", "we will "),
    (r"vous parviendra", "will reach you "),
    (r"(?:le )?processus (?:prendra|dure|prend|durera)", "the process takes "),
    (r"je (?:serai|suis) (?:absente?|en congés?|en vacances|en déplacement)", "i am on leave "),
    (r"dans les meilleurs délais|dès que possible|prochainement|rapidement|sous peu", "soon "),
    # dates
    (r"d['’]ici (?:au |à |le |la )?", "by "),
    (r"au plus tard (?:le |la )?", "by "),
    (r"au plus tôt (?:le )?|pas avant (?:le |la )?", "not before "),
    (r"(?:dans un délai de|sous|en moins de|d['’]ici à)(?= \w+ (?:jour|semaine|mois))", "within"),
    (r"dans les (?=\w+ (?:prochains? )?(?:jour|semaine|mois))", "in the next "),
    (r"(?:prochains?|prochaines) (?=jours|semaines)", ""),
    (r"(?:dans le courant de |au cours de |courant )?(?:la )?semaine prochaine", "next week"),
    (r"(?:dans le courant du |au cours du |courant )?(?:le )?mois prochain", "next month"),
    (r"(?:en )?début de (?:la )?next week", "early next week"),
    (r"(?:en )?fin de (?:la )?next week", "end of next week"),
    (r"(?:en )?milieu de (?:la )?next week", "middle of next week"),
    (r"(?:cette|dans la) semaine", "this week"),
    (r"(?:la )?fin (?:de (?:la |cette )?semaine|this week|de this week)", "the end of the week"),
    (r"(?:la )?fin (?:du|de ce) mois", "the end of the month"),
    (r"(?:la )?fin (?:de l['’])?année", "the end of the year"),
    (r"(?:en |à )?(?:la )?fin (?:de |du )?(?:mois (?:de |d['’]))?", "end of "),
    (r"(?:en |au )?début (?:de |du )?(?:mois (?:de |d['’]))?", "early "),
    (r"(?:à la )?(?:mi-|mi )", "mid "),
    (r"courant (?:du mois de )?", "in "),
    (r"(?P<d>lundi|mardi|mercredi|jeudi|vendredi) prochain", r"next \g<d>"),
    (r"après-demain", "the day after tomorrow"),
    (r"aujourd['’]hui", "today"),
    (r"avant (?:le |la )?", "before "),
    (r"après (?:le |la )?", "after "),
    (r"entre (?:le |la )?", "between "),
    (r"dans (?=(?:environ )?\w+ (?:jour|semaine|mois|à))", "in "),
    (r"quelques (?=jours|semaines)", "a few "),
    (r"environ", "about"),
    (r"pâques", "easter"),
    (r"noël", "christmas"),
    (r"la rentrée", "september"),
)
