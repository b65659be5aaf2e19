"""The tables of the standards, one a standard and language; the languages are babel's names.

What a table does not name stays as it is. Optional signs (the midpoint of BGN/PCGN, the acute accents that a
standard allows to leave out) are not written.
"""

from __future__ import annotations

from cite_belarus.romanise.table import Table

_COMMON = "а a б b в v д d з z к k л l м m н n о o п p р r с s т t у u ф f "

_ISO9 = Table(
    "ISO 9:1995, table 1; identical with GOST 7.79-2000 system A",
    _COMMON + "г g ґ g̀ е e ё ë є ê ж ž и i і ì ї ï й j ў ǔ х h ц c ч č ш š щ ŝ ъ ʺ ы y ь ʹ э è ю û я â ѣ ě ѳ f̀ ѵ ỳ ʼ ʼ",
    reversible=True,
)

_GOST_B = _COMMON + "г g е e ж zh й j х x ц cz ч ch ш sh ь ` ю yu я ya "

_BELARUS_JOTATED = "е je ё jo ю ju я ja"

STANDARDS: dict[str, dict[str, Table]] = {
    "iso9": {"russian": _ISO9, "ukrainian": _ISO9, "belarusian": _ISO9},
    "gost-b": {
        "russian": Table(
            "GOST 7.79-2000, 6, table 4 (system B), Russian",
            _GOST_B + "ё yo и i щ shh ъ `` ы y` э e` ѣ ye ѳ fh ѵ yh",
            before="ц c",
            reversible=True,
        ),
        "ukrainian": Table(
            "GOST 7.79-2000, 6, table 4 (system B), Ukrainian",
            _GOST_B + "ґ g` є ye и y` і i ї yi щ shh ʼ '",
            before="ц c",
            reversible=True,
        ),
        "belarusian": Table(
            "GOST 7.79-2000, 6, table 4 (system B), Belarusian",
            _GOST_B + "ё yo і i ў u` ы y` э e` ʼ '",
            before="ц c",
            reversible=True,
        ),
    },
    "ala-lc": {
        "russian": Table(
            "ALA-LC Romanization Tables, Russian (2012)",
            _COMMON + "г g е e ё ë ж zh и i й ĭ х kh ц t͡s ч ch ш sh щ shch ъ ʺ ы y ь ʹ э ė ю i͡u я i͡a і ī ѣ i͡e ѳ ḟ ѵ ẏ",
        ),
        "ukrainian": Table(
            "ALA-LC Romanization Tables, Ukrainian (2011)",
            _COMMON + "г h ґ g е e є i͡e ж z͡h и y і i ї ï й ĭ х kh ц t͡s ч ch ш sh щ shch ь ʹ ю i͡u я i͡a ʼ -",
        ),
        "belarusian": Table(
            "ALA-LC Romanization Tables, Belarusian (2012)",
            _COMMON + "г h ґ g е e ё i͡o ж z͡h и ī і i ї ï й ĭ ў ŭ х kh ц ts ч ch ш sh щ shch ъ ʺ ы y ь ʹ "
            "ѣ ě э ė ю i͡u я i͡a ʼ -",
        ),
    },
    "bgn-pcgn": {
        "russian": Table(
            "BGN/PCGN 1947 System, notes 1 and 2 (the midpoint of note 3 is optional)",
            _COMMON + "г g е e ё ë ж zh и i й y х kh ц ts ч ch ш sh щ shch ъ ” ы y ь ’ э e ю yu я ya",
            initial="е ye ё yë",
            after="е ye ё yë",
        ),
        "ukrainian": Table(
            "BGN/PCGN 1965 System (in 2019 both boards went over to Ukraine 2010, which is `ukraine-2010`)",
            _COMMON + "г h ґ g е e є ye ж zh и y і i ї yi й y х kh ц ts ч ch ш sh щ shch ь ’ ю yu я ya ʼ ”",
        ),
        "belarusian": Table(
            "BGN/PCGN 1979 System",
            _COMMON + "г h ґ g е ye ё yo ж zh і i й y ў w х kh ц ts ч ch ш sh щ shch ы y ь ’ э e ю yu я ya ʼ ”",
        ),
    },
    "scholarly": {
        "russian": Table(
            "International scholarly system (ISO/R 9:1968 with x for х)",
            _COMMON + "г g е e ё ë ж ž и i й j х x ц c ч č ш š щ šč ъ ʺ ы y ь ʹ э è ю ju я ja і i ѣ ě",
        ),
        "ukrainian": Table(
            "International scholarly system (ISO/R 9:1968 with x for х), Ukrainian",
            _COMMON + "г h ґ g е e є je ж ž и y і i ї ji й j х x ц c ч č ш š щ šč ь ʹ ю ju я ja ʼ -",
        ),
        "belarusian": Table(
            "International scholarly system (ISO/R 9:1968 with x for х), Belarusian",
            _COMMON + "г h ґ g е e ё ë ж ž і i й j ў ŭ х x ц c ч č ш š ы y ь ʹ э è ю ju я ja ʼ -",
        ),
    },
    "ukraine-2010": {
        "ukrainian": Table(
            "Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010, table and notes 1 and 2",
            _COMMON + "г h ґ g е e є ie ж zh и y і i ї i й i х kh ц ts ч ch ш sh щ shch ь - ю iu я ia ʼ -",
            initial="є ye ї yi й y ю yu я ya",
            clusters="зг zgh",
        ),
    },
    "belarus-2007": {
        "belarusian": Table(
            "State Committee on Property of Belarus, resolution 38 of 11 June 2007",
            _COMMON + "г h ґ g е ie ё io ж ž і i й j ў ŭ х ch ц c ч č ш š ы y ь - э e ю iu я ia ʼ -",
            initial=_BELARUS_JOTATED,
            after=_BELARUS_JOTATED,
            clusters="зь ź ль ĺ нь ń сь ś ць ć ʼі ji",
        ),
    },
    "belarus-2023": {
        "belarusian": Table(
            "State Committee on Property of Belarus, resolution 19 of 24 March 2023, appendix 1",
            _COMMON + "г g е ie ё io ж zh і i й j ў w х h ц c ч ch ш sh ы y ь - э e ю iu я ia ʼ -",
            initial=_BELARUS_JOTATED,
            after=_BELARUS_JOTATED,
            clusters="ʼі ji",
        ),
        "russian": Table(
            "State Committee on Property of Belarus, resolution 19 of 24 March 2023, appendix 2",
            _COMMON + "г g е e ё jo ж zh и i й j х h ц c ч ch ш sh щ shch ъ - ы y ь - э e ю ju я ja",
            clusters="ъе je ье je ьи ji ьо jo",
        ),
    },
    "lacinka": {
        "belarusian": Table(
            "The Belarusian Latin alphabet as B. Taraškievič fixed it (1929 edition of his grammar)",
            _COMMON + "л ł г h ґ g е ie ё io ж ž і i й j ў ŭ х ch ц c ч č ш š ы y ь - э e ю iu я ia ʼ -",
            initial=_BELARUS_JOTATED,
            after=_BELARUS_JOTATED,
            clusters="ле le лё lo лю lu ля la лі li ль l зь ź нь ń сь ś ць ć",
        ),
    },
    "icao": {
        "russian": Table(
            "ICAO Doc 9303, part 3, section 6, table B (Cyrillic)",
            _COMMON + "г g е e ё e ж zh и i і i й i х kh ц ts ч ch ш sh щ shch ъ ie ы y ь - э e ю iu я ia",
        ),
        "ukrainian": Table(
            "ICAO Doc 9303, part 3, section 6, table B, with its exceptions for Ukrainian",
            _COMMON + "г h ґ g е e є ie ж zh и y і i ї i й i х kh ц ts ч ch ш sh щ shch ь - ю iu я ia ʼ -",
            initial="є ye ї yi й y ю yu я ya",
        ),
        "belarusian": Table(
            "ICAO Doc 9303, part 3, section 6, table B, with its exceptions for Belarusian",
            _COMMON + "г h ґ g е e ё io ж zh і i й i ў u х kh ц ts ч ch ш sh ы y ь - э e ю iu я ia ʼ -",
        ),
    },
}
