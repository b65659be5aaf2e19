"""Segments that hold more than their label says, cut where the print leaves no doubt; labels that the rest contradicts.

A labeller errs at the edges. What is complete is left alone: a mend looks for what is lacking or contradicts itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from cite_belarus.references.draft import EVENT, ROLES, Draft
from cite_belarus.references.mending import (
    ahead,
    apposed,
    cuts,
    documents,
    extents,
    firsts,
    forewords,
    heads,
    hosts,
    issuers,
    italics,
    misplaced,
    papers,
    paperseries,
    partners,
    pinpoints,
    quoted,
    relabelled,
    reviews,
    roles,
    serials,
    slashes,
    specials,
    talks,
    theses,
    titles,
    titleseries,
    volumes,
)
from cite_belarus.references.mending.forms import FORMS
from cite_belarus.references.order import ALWAYS, Order, Rule, follow_all, when

# Beside each mend stand the labels of the parts that it may cut or join, and those that must not be there. What knows a
# whole form of print comes first, what goes by the labels of the rest last.
MENDS: Order[Rule] = Order(
    {
        **FORMS,
        # titles, and the series, journals and editions that they ran on into
        issuers.agency: when(
            "title date", some=">title other>title", none="author editor journal container-title publisher"
        ),
        issuers.company: when("title date", some=">author >title", none="journal container-title"),
        titles.whole_titles: when("title"),
        titles.of_country: when(some="title>container-title title>journal title>publisher"),
        titleseries.series_in_bracket: when("title", some="location publisher editor", none="collection-title"),
        titleseries.series_of_publisher: when("publisher", none="collection-title"),
        titleseries.quoted_series: when("location publisher", none="collection-title"),
        paperseries.yeared_paper: when("title", none="archive"),
        paperseries.numbered_paper: when("title", none="collection-title container-title"),
        titleseries.edited_series: when("volume", some="edition>collection-title editor>collection-title editor>title"),
        titleseries.part_of_edition: when(
            "title>collection-title collection-title>volume", none="author editor journal container-title"
        ),
        titleseries.named_series: when("title", some="location publisher", none="collection-title journal"),
        titleseries.closed_series: when(
            "title date", some="location publisher", none="collection-title container-title journal archive"
        ),
        titleseries.opened_series: when(
            "title",
            some="title>volume title>issue container-title>volume container-title>issue",
            none="journal collection-title",
        ),
        titleseries.whole_series: when(some="title>collection-title container-title>collection-title"),
        titleseries.series_behind: when("title date>journal", some="location publisher"),
        titleseries.numbered_series: when(
            "title",
            some="title>location title>publisher container-title>location container-title>publisher "
            "container-title>pages editor>container-title editor>publisher",
            none="journal collection-title",
        ),
        titles.opened_journal: when("title", none="journal container-title"),
        titles.ordinal_of_edition: when("title>edition"),
        titles.cut_edition: when("title", none="edition"),
        titles.parallel: when(some="title>title genre>title date>title"),
        titles.unparted: when(some="title>genre title>note"),
        # papers of archives; papers of series
        documents.paper_of: when("author", some="archive journal container-title"),
        titles.described: when("archive author", none="title"),
        documents.document: when("archive", none="title"),
        documents.of_parliament: when("issue", none="title genre archive journal container-title"),
        titles.subtitled: when(
            "author>title title>container-title container-title>location", none="editor journal volume issue publisher"
        ),
        paperseries.slashed_number: when("volume", some="pages date"),
        paperseries.series_paper: when(some="title container-title journal genre collection-title", none="archive"),
        # what quotes and italics tell, and the names of newspapers
        quoted.opened_titles: when(some="author>title editor>title date>title"),
        quoted.joined_quotes: when("title"),
        papers.titled: when("journal", none="title"),
        papers.issued: when("title", none="author editor translator archive"),
        papers.unsigned: when(
            ">author title date", none="journal container-title publisher institution location editor volume genre"
        ),
        serials.quoted_serial: when(
            "title collection-title location pages", none="publisher editor journal container-title institution"
        ),
        serials.town_of_paper: when("title>location", none="publisher editor journal container-title collection-title"),
        serials.yearbook: when("date", some="journal container-title", none="archive"),
        serials.year_before_number: when("journal", some="volume issue date"),
        italics.cut_at_italics: when(some="title container-title journal"),
        italics.one_italics: when(some="title container-title journal"),
        quoted.cut_behind_quotes: when("title"),
        # what stands around a title: forewords, slashes, first editions, talks, theses
        forewords.behind_title: when("title", some="location publisher translator", none="container-title journal"),
        forewords.behind_names: when("author>title", none="container-title journal"),
        forewords.fore_matter: when("author", some="title note", none="container-title journal"),
        forewords.book_author: when("title", some="other>editor container-title>editor"),
        slashes.cut_at_slashes: when(some="title container-title volume genre editor author"),
        firsts.coming: when("title", some="author>date author>title"),
        firsts.to_come: when(some="note other title", none="date"),
        firsts.first_published: when("date", some="note edition other"),
        ahead.ahead_of_print: when("title", some="journal container-title other url"),
        talks.spoken: when(some="title container-title genre publisher institution", none=f"volume issue {EVENT}"),
        theses.also_thesis: when("date", some="publisher location"),
        theses.thesis_kind: when(some="publisher institution", none="genre"),
        theses.kind_behind_title: when("title", none="genre journal container-title"),
        theses.in_bracket: when("genre>institution"),
        theses.field_of_science: when(some="genre>institution genre>publisher"),
        theses.thesis_subject: when("genre>other other>container-title"),
        # where the names at the head end; what is reviewed
        heads.parties: when("title", some="author>title journal container-title"),
        reviews.behind_names: when("author>title"),
        reviews.of_book: when("title journal date"),
        heads.review_note: when("pages", some="journal container-title"),
        heads.reviewed: when(some="journal container-title"),
        heads.letter: when("date", some=">author >journal"),
        hosts.host_of_part: when("author>other other>author author>title", none="journal container-title"),
        hosts.host_of_author: when(
            "publisher>location", some="editor>publisher container-title>publisher", none="journal"
        ),
        hosts.host_author: when("title", some="other>editor other>container-title other>journal"),
        heads.given_of_title: when("author>title"),
        heads.headed: when(some="title author", none="archive"),
        heads.congress: when("author>title"),
        heads.biography: when("author>title"),
        heads.last_author: when("author>title"),
        heads.small_words: when("author>title"),
        heads.untitled: when("author", some="location date", none="title genre container-title journal archive url"),
        # roles, and what else a title ran on into
        titles.cut_behind_editors: when("other>editor", none="container-title journal"),
        titles.cut_description: when("title"),
        titles.numbered: when("title>genre"),
        talks.presented: when(some="genre>publisher genre>container-title", none="pages"),
        titles.cut_bracket: when(some="title container-title"),
        roles.bracketed: when("title date"),
        roles.before_journal: when("title>journal"),
        roles.cut_role: when(some="title>author title>editor"),
        titles.cut_imprint: when(some="title author"),
        roles.joined_role: when(some="translator editor"),
        roles.bare_translation: when("translator"),
        partners.partners: when("editor"),
        roles.from_language: when(some="title container-title editor note"),
        roles.cut_statement: when(some="title container-title"),
        roles.whole_role: when("note", some=" ".join((*ROLES, "edition", "other"))),
        forewords.forewords: when(some=" ".join(ROLES)),
        # edges; numbers and places
        cuts.cut_edges: ALWAYS,
        volumes.worded: when("container-title>volume"),
        volumes.counted_inside: when("title", none="volume journal container-title archive"),
        volumes.volume_of: when("title"),
        volumes.years_inside: when("volume title", none="journal container-title"),
        volumes.cut_volumes: when("volume"),
        misplaced.edited: when("edition>location"),
        extents.scales: when("date title", none="archive journal"),
        extents.formats: when("date", some="pages other volume issue", none="archive journal"),
        extents.volumes_of_pages: when(some="pages date", none="archive journal"),
        pinpoints.section_page: when("journal date", some="volume issue"),
        pinpoints.unpaged: when("pages"),
        pinpoints.article_number: when("author journal volume", some="pages other note", none="genre archive"),
        pinpoints.document_number: when("issue", none="archive"),
        pinpoints.plates: when(some="other> note> volume> issue> note>pages other>pages date>issue", none="archive"),
        pinpoints.cited_place: when("other"),
        pinpoints.cited_note: when("pages>other"),
        pinpoints.cited_behind: when(some="pages>other pages>note"),
        pinpoints.page_before: when(some="volume>pages volume>issue issue>pages"),
        misplaced.bodied: when("location", none="publisher institution journal"),
        misplaced.published: when(some="location>journal location>container-title", none="publisher"),
        volumes.own_title: when("volume>collection-title title", none="container-title journal"),
        volumes.title_of_volume: when("title", some="volume>publisher volume>institution volume>title"),
        volumes.years_title: when("volume>pages", none="journal"),
        volumes.opened_place: when("volume>location"),
        volumes.led_title: when("volume>author"),
        specials.special_numbers: when("journal", some="volume issue"),
        volumes.doubled: when("volume>issue"),
        volumes.section: when("journal>volume"),
        volumes.new_series: when("journal", some="volume issue date"),
        volumes.yearly: when("journal volume"),
        apposed.whole_names: when(some="publisher institution"),
        apposed.country: when("location>publisher"),
        misplaced.town: when("publisher>date", none="location institution"),
        misplaced.swapped: when("publisher>location"),
        misplaced.host_of_materials: when("author title>genre pages", none="journal container-title"),
        pinpoints.apparatus: when("pages"),
        pinpoints.following: when("pages>other"),
        pinpoints.leaves: when("archive>other"),
        misplaced.unhosted: when("title>container-title publisher", none="pages editor volume other url issue"),
        misplaced.form: when("title date"),
        misplaced.description: when(
            "title date", some="journal container-title publisher title>date", none="pages issue volume"
        ),
        misplaced.series: when("title publisher pages", none="collection-title"),
        misplaced.body: when("date>title url"),
        relabelled.relabelled: ALWAYS,
    }
)


def mend(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with their parts mended: MENDS, in order."""
    return follow_all(drafts, MENDS)
