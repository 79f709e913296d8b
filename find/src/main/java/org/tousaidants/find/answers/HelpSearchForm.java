package org.tousaidants.find.answers;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.NeedUrgency;
import org.tousaidants.find.ranking.SearchArea;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.find.understanding.CommuneNamesInText;
import org.tousaidants.find.understanding.DangersInSentence;
import org.tousaidants.find.understanding.UnderstoodRequest;
import org.tousaidants.platform.web.Form;

/// « Formulaire de recherche » — converts a link or a form to a [HelpSearch]. Two parameters are typed text: `dit`
/// (the need in the person's words) and `lieu` (a commune). Once understood they are removed from the address of the
/// page, so that no link contains a person's words.
///
/// @param communes choices for an ambiguous name of a commune
/// @param left words that were not understood
/// @param street text before the name of the commune
/// @param signs dangers, whose page is shown before the search
record HelpSearchForm(
        HelpSearch search,
        Form form,
        List<Commune> communes,
        boolean typed,
        List<String> left,
        Optional<String> street,
        DangersInSentence signs) {
    private static final int LONGEST = 100;

    static HelpSearchForm parse(
            Map<String, List<String>> parameters, CommuneNamesInText towns, LocalDate today, Locale locale) {
        var asked = HelpSearch.parse(parameters, today, towns.communes()::byCode);
        var typed = Form.filled(parameters);
        var sentence = typed.text("dit").get();
        var place = typed.text("lieu").get();
        var mistakes = Form.empty();
        var understood = UnderstoodRequest.of(sentence, locale, today, towns);
        var search = sentence.isEmpty() ? asked : withWords(asked, understood, mistakes);
        if (manyNeeds(parameters)) mistakes.error("besoin", "find.need.many", HelpSearch.MAX_NEEDS);
        var meant = place.isEmpty()
                ? new CommuneNamesInText.UnderstoodCommune(
                        search.where().isPresent() ? List.of() : understood.where(), Optional.empty())
                : place.length() > LONGEST
                        ? new CommuneNamesInText.UnderstoodCommune(List.of(), Optional.empty())
                        : towns.typed(place);
        var found = meant.communes();
        if (found.size() == 1) search = search.withWhere(SearchArea.of(found.getFirst()));
        else if (!found.isEmpty()) mistakes.error("ou", "find.where.several");
        else if (!place.isEmpty()) mistakes.error("lieu", "find.where.unknown");
        return new HelpSearchForm(
                search,
                filled(search, sentence, place, mistakes),
                found.size() > 1 ? found : List.of(),
                !sentence.isEmpty() || !place.isEmpty(),
                understood.left(),
                meant.street(),
                understood.signs());
    }

    /// Returns whether the form tells where the person is, or whether the search does not need this, as for help
    /// at a distance.
    boolean placed() {
        return search.where().isPresent() || search.way() == HelpChannel.REMOTE;
    }

    /// Returns whether the search still has typed words: words that were not understood, or a street. The
    /// address of a page must not contain them.
    boolean told() {
        return !left.isEmpty() || street.isPresent();
    }

    HelpSearchForm mistake(String field, String key) {
        form.error(field, key);
        return this;
    }

    private static HelpSearch withWords(HelpSearch search, UnderstoodRequest understood, Form mistakes) {
        var needs = EnumSet.noneOf(HelpNeed.class);
        needs.addAll(search.needs());
        for (var need : understood.needs()) if (needs.size() < HelpSearch.MAX_NEEDS) needs.add(need);
        if (needs.isEmpty()) mistakes.error("dit", "find.words.unknown");
        var matters = EnumSet.noneOf(SearchCriterion.class);
        matters.addAll(search.matters());
        matters.addAll(understood.criteria());
        var spoken = new HashSet<>(search.languages());
        spoken.addAll(understood.languages());
        spoken.remove(Locale.ENGLISH.getLanguage());
        var procedures = new HashSet<>(search.procedures());
        procedures.addAll(understood.procedures());
        var changed = search.withNeeds(needs)
                .withMatters(matters)
                .withLanguages(spoken)
                .withProcedures(procedures);
        if (understood.urgency() != NeedUrgency.NONE) changed = changed.withUrgency(understood.urgency());
        if (understood.way().isPresent())
            changed = changed.withWay(understood.way().get());
        if (!(search.when() instanceof SearchTime.AnyTime)) return changed;
        if (understood.when().isPresent())
            return changed.withWhen(understood.when().get());
        return understood.urgency() == NeedUrgency.TODAY ? changed.withWhen(new SearchTime.CurrentDay()) : changed;
    }

    private static boolean manyNeeds(Map<String, List<String>> parameters) {
        return parameters.getOrDefault("besoin", List.of()).stream()
                        .distinct()
                        .filter(one -> HelpNeed.ofParameter(one).isPresent())
                        .count()
                > HelpSearch.MAX_NEEDS;
    }

    /// Returns a form filled with the values of the search and with the mistakes found so far.
    ///
    /// @param said need in the person's words
    /// @param place commune as typed
    private static Form filled(HelpSearch search, String said, String place, Form mistakes) {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("besoin", search.needs().stream().map(HelpNeed::parameter).toList());
        values.put(
                "compte",
                search.matters().stream().map(SearchCriterion::parameter).toList());
        values.put("comment", List.of(search.way().parameter()));
        values.put("quand", List.of(search.when().parameter()));
        values.put("rayon", List.of(Integer.toString(search.radius())));
        values.put("dit", List.of(said));
        values.put("lieu", List.of(place.isEmpty() ? name(search) : place));
        var form = Form.filled(values);
        for (var mistake : mistakes.errors())
            form.error(mistake.field(), mistake.key(), mistake.args().toArray());
        return form;
    }

    private static String name(HelpSearch search) {
        return search.where().flatMap(SearchArea::commune).map(Commune::written).orElse("");
    }
}
