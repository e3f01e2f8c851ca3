"""Owns the word groups that the English cues of several kinds share, as regular-expression fragments."""

JOB = r"(?:positions?|roles?|jobs?|posts?|openings?|vacanc(?:y|ies)|opportunit(?:y|ies)|internships?|placements?|apprenticeship|traineeship|requisition|employment)"
MEETING = r"(?:interviews?|calls?|chats?|conversations?|meetings?|(?:phone |video |zoom |tech(?:nical)? )?screen(?:ing)?s?|appointments?|discussions?|catch-up|zoom|video call|coffee|sessions?|onsite|on-site|assessment (?:day|centre|center)|selection day|visit|panel|round)"
DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|today|tomorrow)"
CANDIDACY = r"(?:applications?|candidacy|candidature|candidates?|profile|cv|resume|submission|interest)"
OTHERS = r"(?:other|others|another|different|alternative|alternate|internal|external|stronger|more (?:qualified|experienced|suitable|suited)|better(?:-| )?(?:suited|qualified|matched|fit)?)"
SOMEONE = r"(?:candidates?|applicants?|person|people|individuals?|profiles?|someone|somebody|finalists?|colleague|hire|contenders?)"
W = r"(?:[\w'/&,.-]+ )"  # one word with its space
