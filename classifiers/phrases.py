"""Owns the word groups that the English cues of several kinds share, as regular-expression fragments."""

# ruff: noqa: E501 - one group a line

JOB = r"(?:positions?|roles?|jobs?|posts?|openings?|vacanc(?:y|ies)|opportunit(?:y|ies)|internships?|placements?|apprenticeship|traineeship|requisition|employment)"
MEETING = r"(?:interviews?|calls?|chats?|conversations?|meetings?|(?:phone |video |zoom |tech(?:nical)? )?screen(?:ing)?s?|appointments?|discussions?|catch-up|zoom|video call|coffee|sessions?|onsite|on-site|assessment (?:day|centre|center)|selection day|visit|panel|round)"
DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|today|tomorrow)"
CANDIDACY = r"(?:applications?|candidacy|candidature|candidates?|profile|cv|resume|submission|interest)"
OTHERS = r"(?:other|others|another|different|alternative|alternate|internal|external|stronger|more (?:qualified|experienced|suitable|suited)|better(?:-| )?(?:suited|qualified|matched|fit)?)"
SOMEONE = r"(?:candidates?|applicants?|person|people|individuals?|profiles?|someone|somebody|finalists?|colleague|hire|contenders?|guy|girl|woman|man|lad)"
W = r"(?:[\w'/&,.-]+ )"  # one word with its space
# what a job title ends in, most often
NOUN = r"(?:engineer(?:ing)?|developer|programmer|designer|manager|analyst|scientist|architect|administrator|consultant|specialist|coordinator|assistant|director|officer|executive|representative|associate|technician|nurse|teacher|tutor|lecturer|accountant|bookkeeper|auditor|writer|editor|copywriter|journalist|researcher|lead|head|intern(?:ship)?|trainee|apprentice|recruiter|partner|advisor|adviser|planner|buyer|driver|chef|cook|barista|waiter|receptionist|secretary|clerk|cashier|supervisor|foreman|operator|mechanic|electrician|plumber|carpenter|welder|pharmacist|therapist|counsellor|counselor|psychologist|physician|paramedic|carer|caregiver|scrum master|product owner|owner|strategist|producer|photographer|animator|artist|illustrator|translator|interpreter|librarian|curator|solicitor|lawyer|attorney|paralegal|underwriter|broker|actuary|trader|economist|statistician|biologist|chemist|physicist|surveyor|inspector|controller|agent|ambassador|marketer|qa|sre|devops|cto|cfo|coo|ceo|vp|president|fellow|postdoc|professor|principal|steward|warehouse lead|team lead|tech lead|host|guard|gardener|florist|baker|butcher|tailor|model|coach|trainer|instructor|fundraiser|treasurer|handler|dispatcher|estimator|modeller|tester)s?"
