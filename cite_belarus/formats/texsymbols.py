"""What TeX's text commands stand for. Source: LaTeX2e's `inputenc`/`fontenc` definitions and the `textcomp` symbols."""

from __future__ import annotations

# accent command → combining character, set on the letter that follows
ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331", "t": "\u0361", "U": "\u030e", "G": "\u030f", "C": "\u030f", "h": "\u0309",
}  # fmt: skip

# control symbol (one character that is no letter) → text
CONTROL_SYMBOLS = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ",
    "\\": " ", ",": "\u202f", ";": " ", ":": " ", "!": "", "-": "", "/": "", "@": "", "(": "", ")": "",
    "[": "", "]": "", "|": "|",
}  # fmt: skip

# control word → text
SYMBOLS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^", "textunderscore": "_", "textdollar": "$", "textbar": "|", "textless": "<",
    "textgreater": ">", "backslash": "\\", "lbrace": "{", "rbrace": "}", "slash": "/", "space": " ",
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
    "ng": "ŋ", "NG": "Ŋ", "imath": "ı", "jmath": "ȷ",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotedbl": '"', "textquotesingle": "'", "quotedblbase": "„",
    "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«",
    "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "flqq": "«", "frqq": "»", "flq": "‹",
    "frq": "›", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "lq": "‘", "rq": "’", "cyrdash": "—",
    "ldots": "…", "dots": "…", "textellipsis": "…", "dag": "†", "textdagger": "†", "ddag": "‡", "S": "§",
    "textsection": "§", "P": "¶", "textparagraph": "¶", "copyright": "©", "textcopyright": "©",
    "textregistered": "®", "texttrademark": "™", "pounds": "£", "textsterling": "£", "euro": "€",
    "texteuro": "€", "textyen": "¥", "textcent": "¢", "textdegree": "°", "degree": "°", "textpm": "±",
    "pm": "±", "times": "×", "texttimes": "×", "div": "÷", "textdiv": "÷", "cdot": "·", "textperiodcentered": "·",
    "textbullet": "•", "bullet": "•", "textmu": "µ", "mu": "μ", "alpha": "α", "beta": "β", "gamma": "γ",
    "delta": "δ", "lambda": "λ", "pi": "π", "sigma": "σ", "omega": "ω", "infty": "∞", "leq": "≤", "geq": "≥",
    "neq": "≠", "approx": "≈", "rightarrow": "→", "textrightarrow": "→", "leftarrow": "←", "textnumero": "№",
    "numero": "№", "textordfeminine": "ª", "textordmasculine": "º", "textexclamdown": "¡",
    "textquestiondown": "¿", "textonehalf": "½", "textonequarter": "¼", "nobreakspace": "\u00a0",
    "textvisiblespace": "␣", "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "relax": "", "par": " ",
    "bibrangedash": "–", "hyphen": "-", "textnonbreakinghyphen": "‑", "quad": " ", "newline": " ", "protect": "",
    "cprime": "ʹ", "cdprime": "ʺ", "textmodifierletterprime": "ʹ", "sb": "", "sp": "",
}  # fmt: skip

# commands that only set type: the text of their argument is all that a value keeps of them
TYPESETTING = frozenset((
    "emph", "textit", "textbf", "textsc", "textsf", "texttt", "textrm", "textup", "textsl", "textmd", "textnormal",
    "text", "mbox", "hbox", "it", "em", "bf", "sc", "sf", "tt", "rm", "itshape", "bfseries", "scshape", "upshape",
    "mkbibemph", "mkbibitalic", "mkbibbold", "url", "nolinkurl", "path", "ensuremath", "mathrm", "textcyrillic",
    "cyr", "MakeUppercase", "MakeLowercase", "small", "textsuperscript", "textsubscript", "foreignlanguage",
    "selectlanguage",
))  # fmt: skip

QUOTING = frozenset(("enquote", "mkbibquote", "textquote"))
