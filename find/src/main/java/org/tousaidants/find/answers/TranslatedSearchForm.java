package org.tousaidants.find.answers;

import java.util.List;
import java.util.Map;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.platform.web.Choice;

/// « Question dans sa langue » — the form for the commune and the criteria, in the language of the person.
///
/// @param town commune as typed
/// @param communes communes to choose from
/// @param mistake message key of the mistake, or empty
record TranslatedSearchForm(
        LocalLanguage language, Search search, String town, List<Commune> communes, String mistake) {
    static final List<Criterion> MATTERS = List.of(
            Criterion.WHEELCHAIR,
            Criterion.HEARING,
            Criterion.SIGHT,
            Criterion.ILLITERACY,
            Criterion.QUIET,
            Criterion.FREE,
            Criterion.INDIVIDUAL);

    record Tick(String name, String value, String words, boolean ticked) {}

    List<Tick> ticks() {
        var ticks = new java.util.ArrayList<Tick>();
        for (var matter : MATTERS)
            ticks.add(new Tick(
                    "compte",
                    matter.parameter(),
                    language.t("c-" + matter.parameter()),
                    search.matters().contains(matter)));
        for (var one : List.of("quand aujourdhui", "comment distance")) {
            var name = one.substring(0, one.indexOf(' '));
            var value = one.substring(name.length() + 1);
            ticks.add(new Tick(
                    name,
                    value,
                    language.t("c-" + value),
                    value.equals(search.parameters().get(name))));
        }
        return ticks;
    }

    /// The values that the form repeats as hidden fields.
    Map<String, String> kept() {
        var kept = new java.util.LinkedHashMap<>(search.parameters());
        kept.keySet().retainAll(List.of("besoin", "rayon", "urgence"));
        return kept;
    }

    List<Choice> choices() {
        return communes.stream()
                .map(one -> Choice.of(one.code(), one.written()))
                .toList();
    }
}
