"""Segments that hold more than their label says, cut where the print leaves no doubt; labels that the rest contradicts.

A labeller errs at the edges. What is complete is left alone: a mend looks for what is lacking or contradicts itself.
"""

from __future__ import annotations

from cite_belarus.references.draft import EVENT, ROLES, Draft
from cite_belarus.references.mending.acts import act_titles, consolidated, council_act, named_act, short_acts
from cite_belarus.references.mending.addressed import without_addresses
from cite_belarus.references.mending.apposed import country, whole_names
from cite_belarus.references.mending.collections import numbered_paper, part_of_edition, quoted_series
from cite_belarus.references.mending.courts import judgments
from cite_belarus.references.mending.cuts import cut_edges
from cite_belarus.references.mending.days import (
    month_before_year,
    put_online,
    web_access,
    whole_dates,
    year_of_title,
)
from cite_belarus.references.mending.documents import document, paper_of
from cite_belarus.references.mending.earlier import original, reprinted, year_behind
from cite_belarus.references.mending.entries import entry_word, sub_voce
from cite_belarus.references.mending.firsts import coming, first_published, to_come
from cite_belarus.references.mending.forewords import book_author, fore_matter, forewords
from cite_belarus.references.mending.heads import (
    biography,
    congress,
    given_of_title,
    headed,
    host_author,
    host_of_part,
    last_author,
    letter,
    parties,
    review_note,
    reviewed,
    small_words,
    untitled,
)
from cite_belarus.references.mending.hereafter import hereafter
from cite_belarus.references.mending.interviews import interview, other_roles, recorded
from cite_belarus.references.mending.italics import cut_at_italics, one_italics
from cite_belarus.references.mending.media import called_dataset, film, repository
from cite_belarus.references.mending.misplaced import (
    apparatus,
    bodied,
    body,
    cited_behind,
    cited_note,
    cited_place,
    clock,
    document_number,
    edited,
    following,
    form,
    host_of_materials,
    leaves,
    page_before,
    published,
    section_page,
    series,
    swapped,
    unhosted,
    unpaged,
)
from cite_belarus.references.mending.official import official
from cite_belarus.references.mending.papers import issued, titled, unsigned
from cite_belarus.references.mending.paperseries import series_paper, slashed_number
from cite_belarus.references.mending.partners import partners
from cite_belarus.references.mending.patents import patent
from cite_belarus.references.mending.quoted import cut_behind_quotes, joined_quotes, opened_titles
from cite_belarus.references.mending.relabelled import relabelled
from cite_belarus.references.mending.reprints import reprint
from cite_belarus.references.mending.roles import (
    bare_translation,
    bracketed,
    cut_role,
    cut_statement,
    from_language,
    joined_role,
    whole_role,
)
from cite_belarus.references.mending.serials import quoted_serial, town_of_paper, year_before_number
from cite_belarus.references.mending.shelfmarks import holder, shelf_marks
from cite_belarus.references.mending.shorts import short_form
from cite_belarus.references.mending.slashes import cut_at_slashes
from cite_belarus.references.mending.specials import special_numbers
from cite_belarus.references.mending.standards import standards
from cite_belarus.references.mending.talks import spoken
from cite_belarus.references.mending.theses import (
    also_thesis,
    defended,
    kind_behind_title,
    named_thesis,
    supervised,
    thesis_kind,
    thesis_subject,
)
from cite_belarus.references.mending.titles import (
    cut_behind_editors,
    cut_bracket,
    cut_description,
    cut_edition,
    cut_imprint,
    described,
    opened_journal,
    ordinal_of_edition,
    parallel,
    subtitled,
    unclosed,
    unparted,
    whole_titles,
)
from cite_belarus.references.mending.titleseries import (
    named_series,
    numbered_series,
    opened_series,
    series_in_bracket,
    series_of_publisher,
    whole_series,
)
from cite_belarus.references.mending.union import union_act
from cite_belarus.references.mending.volumes import (
    collected,
    cut_volumes,
    host_volume,
    led_title,
    new_series,
    opened_place,
    own_title,
    section,
    title_of_volume,
    volume_of,
    worded,
    yearly,
    years_title,
)
from cite_belarus.references.order import ALWAYS, Order, Rule, follow, when

# Beside each mend stand the labels of the parts that it may cut or join, and those that must not be there.
MENDS: Order[Rule] = Order(
    {
        patent: ALWAYS,
        judgments: ALWAYS,
        shelf_marks: when(none="archive"),
        holder: when("archive", some="title institution journal"),
        union_act: ALWAYS,
        official: when(none="archive"),
        named_act: when("author title", some="date issue"),
        short_acts: when(some="date journal archive author"),
        consolidated: when("journal"),
        council_act: when("issue date", none="author"),
        act_titles: when("genre", some="issue note", none="author"),
        short_form: ALWAYS,
        hereafter: ALWAYS,
        reprint: ALWAYS,
        original: when(some="date location title"),
        reprinted: when(some="date location"),
        year_behind: when("title date"),
        without_addresses: ALWAYS,
        standards: when("title"),
        whole_dates: when("date", some="volume issue"),
        month_before_year: when("journal date"),
        put_online: when("date", some="note other genre url accessed"),
        web_access: when("date", some="genre medium journal container-title publisher other", none="accessed"),
        year_of_title: when("date title", some="location publisher"),
        sub_voce: when(some="title container-title"),
        entry_word: when("title", some="other pages"),
        clock: when("date", some="volume pages"),
        film: when(
            "date", none="journal container-title collection-title volume issue isbn genre archive accessed edition"
        ),
        repository: when(some="journal container-title", none="pages issue"),
        called_dataset: when("title", none="journal container-title volume issue pages genre"),
        recorded: when("date", none="url"),
        collected: when("volume", none="archive"),
        interview: when("author"),
        defended: when(some="title institution publisher"),
        unclosed: when("title", some="medium author genre note"),
        supervised: when("genre", some="author editor", none="container-title journal"),
        other_roles: when(some="author editor translator title journal"),
        whole_titles: when("title"),
        series_in_bracket: when("title", some="location publisher editor", none="collection-title"),
        series_of_publisher: when("publisher", none="collection-title"),
        quoted_series: when("location publisher", none="collection-title"),
        numbered_paper: when("title", none="collection-title container-title"),
        part_of_edition: when("title collection-title volume", none="author editor journal container-title"),
        named_series: when("title", some="location publisher", none="collection-title container-title journal"),
        opened_series: when("title", some="volume issue", none="journal collection-title"),
        whole_series: when("collection-title", some="title container-title"),
        numbered_series: when("title", some="location publisher", none="journal collection-title"),
        opened_journal: when("title", none="journal container-title"),
        ordinal_of_edition: when("title edition"),
        cut_edition: when("title", none="edition"),
        parallel: when("title", some="genre date"),
        unparted: when("title", some="genre note"),
        paper_of: when("author", some="archive journal container-title"),
        described: when("archive author", none="title"),
        document: when("archive", none="title"),
        subtitled: when("author title container-title location", none="editor journal volume issue publisher"),
        slashed_number: when("volume", some="pages date"),
        series_paper: when(some="title container-title journal genre collection-title", none="archive"),
        opened_titles: when("title", some="author editor date"),
        joined_quotes: when("title"),
        titled: when("journal", none="title"),
        issued: when("title", none="author editor translator archive"),
        unsigned: when(
            "author title date", none="journal container-title publisher institution location editor volume genre"
        ),
        quoted_serial: when(
            "title collection-title location pages", none="publisher editor journal container-title institution"
        ),
        town_of_paper: when("title location", none="publisher editor journal container-title collection-title"),
        year_before_number: when("journal", some="volume issue date"),
        cut_at_italics: when(some="title container-title journal"),
        one_italics: when(some="title container-title journal"),
        cut_behind_quotes: when("title"),
        fore_matter: when("author", some="title note", none="container-title journal"),
        book_author: when("title editor"),
        cut_at_slashes: when(some="title container-title volume genre editor author"),
        coming: when("author title"),
        to_come: when("note", none="date"),
        first_published: when("date", some="note edition other"),
        spoken: when(some="title container-title genre publisher institution", none=f"volume issue {EVENT}"),
        also_thesis: when("date", some="publisher location"),
        thesis_kind: when(some="publisher institution", none="genre"),
        named_thesis: when("title", none="genre journal container-title"),
        kind_behind_title: when("title", none="genre journal container-title"),
        thesis_subject: when("genre other container-title"),
        parties: when("title", some="author journal container-title"),
        review_note: when("pages", some="journal container-title"),
        reviewed: when(some="journal container-title"),
        letter: when("date", some="author journal"),
        host_of_part: when("author other title", none="journal container-title"),
        host_author: when("title editor", none="journal container-title"),
        given_of_title: when("author title"),
        headed: when(some="title author", none="archive"),
        congress: when("author title"),
        biography: when("author title"),
        last_author: when("author title"),
        small_words: when("author title"),
        untitled: when("author", some="location date", none="title genre container-title journal archive url"),
        cut_behind_editors: when("editor other", none="container-title journal"),
        cut_description: when("title"),
        cut_bracket: when(some="title container-title"),
        bracketed: when("title date"),
        cut_role: when("title", some="author editor"),
        cut_imprint: when(some="title author"),
        joined_role: when(some="translator editor"),
        bare_translation: when("translator"),
        partners: when("editor"),
        from_language: when(some="title container-title editor"),
        cut_statement: when(some="title container-title"),
        whole_role: when("note", some=" ".join((*ROLES, "edition", "other"))),
        forewords: when(some=" ".join(ROLES)),
        cut_edges: ALWAYS,
        worded: when("container-title volume"),
        volume_of: when("title"),
        cut_volumes: when("volume"),
        edited: when("edition location"),
        section_page: when("journal date", some="volume issue"),
        host_volume: when("volume title", none="journal"),
        unpaged: when("pages"),
        document_number: when("issue", none="archive"),
        cited_place: when("other"),
        cited_note: when("other pages"),
        cited_behind: when("pages", some="other note"),
        page_before: when("volume pages", none="journal container-title"),
        bodied: when("location", none="publisher institution journal"),
        published: when("location", some="journal container-title", none="publisher"),
        own_title: when("volume title collection-title", none="container-title journal"),
        title_of_volume: when("volume title", some="publisher institution container-title"),
        years_title: when("volume pages", none="journal"),
        opened_place: when("volume location"),
        led_title: when("volume author"),
        special_numbers: when("journal", some="volume issue"),
        section: when("journal volume"),
        new_series: when("journal", some="volume issue date"),
        yearly: when("journal volume"),
        whole_names: when(some="publisher institution"),
        country: when("location publisher"),
        swapped: when("location publisher"),
        host_of_materials: when("author title genre pages", none="journal container-title"),
        apparatus: when("pages"),
        following: when("pages other"),
        leaves: when("archive other"),
        unhosted: when("title container-title publisher", none="pages editor volume other url issue"),
        form: when("title date"),
        series: when("title publisher pages container-title", none="collection-title"),
        body: when("title date url"),
        relabelled: ALWAYS,
    }
)


def mend(draft: Draft) -> Draft:
    """Parts: MENDS, in order."""
    return follow(draft, MENDS)
