package org.tousaidants.find.answers;

import java.util.List;
import java.util.Map;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.platform.web.FormChoice;

/// « Question dans sa langue » — the form for the commune and the criteria, in the language of the person.
///
/// @param town commune as typed
/// @param communes communes to choose from
/// @param mistake message key of the mistake, or empty
record TranslatedSearchForm(
        LocalLanguage language, HelpSearch search, String town, List<Commune> communes, String mistake) {
    static final List<SearchCriterion> MATTERS = List.of(
            SearchCriterion.WHEELCHAIR,
            SearchCriterion.HEARING,
            SearchCriterion.SIGHT,
            SearchCriterion.ILLITERACY,
            SearchCriterion.QUIET,
            SearchCriterion.FREE,
            SearchCriterion.INDIVIDUAL);

    record TranslatedTickBox(String name, String value, String words, boolean ticked) {}

    List<TranslatedTickBox> ticks() {
        var ticks = new java.util.ArrayList<TranslatedTickBox>();
        for (var matter : MATTERS)
            ticks.add(new TranslatedTickBox(
                    "compte",
                    matter.parameter(),
                    language.t("c-" + matter.parameter()),
                    search.matters().contains(matter)));
        for (var one : List.of("quand aujourdhui", "comment distance")) {
            var name = one.substring(0, one.indexOf(' '));
            var value = one.substring(name.length() + 1);
            ticks.add(new TranslatedTickBox(
                    name,
                    value,
                    language.t("c-" + value),
                    value.equals(search.parameters().get(name))));
        }
        return ticks;
    }

    /// Returns the values of the search that the form repeats as hidden inputs.
    Map<String, String> kept() {
        var kept = new java.util.LinkedHashMap<>(search.parameters());
        kept.keySet().retainAll(List.of("besoin", "rayon", "urgence"));
        return kept;
    }

    List<FormChoice> choices() {
        return communes.stream()
                .map(one -> FormChoice.of(one.code(), one.written()))
                .toList();
    }
}
