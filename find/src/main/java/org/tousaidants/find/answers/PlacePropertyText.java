package org.tousaidants.find.answers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Audience;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.find.ranking.RankingComponent;
import org.tousaidants.find.ranking.RankingReason;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.platform.web.Page;

/// « Vocabulaire en mots » — formats the properties of a place in the language of the page.
final class PlacePropertyText {
    private final List<String> services;
    private final List<String> components;
    private final List<String> grades;
    private final List<String> has;
    private final List<String> silent;
    private final Map<String, String> audiences;

    PlacePropertyText(Page page) {
        services = words(PlaceService.values(), service -> page.t("find.service." + EnumConstantName.low(service)));
        components =
                words(RankingComponent.values(), component -> page.t("find.why." + EnumConstantName.low(component)));
        grades = words(RankingReason.ScoreGrade.values(), grade -> page.t("find.why." + EnumConstantName.low(grade)));
        has = words(SearchCriterion.values(), criterion -> page.t("find.has." + criterion.parameter()));
        silent = words(SearchCriterion.values(), criterion -> page.t("find.silent." + criterion.parameter()));
        audiences = Arrays.stream(Audience.values())
                .map(Audience::label)
                .collect(Collectors.toUnmodifiableMap(
                        label -> label,
                        label -> page.t(
                                "find.public." + TextNormalisation.words(label).replace(' ', '-'))));
    }

    String service(PlaceService service) {
        return services.get(service.ordinal());
    }

    /// Returns the name, in the language of the page, of a component of the rank (an aspect of how well a place
    /// suits the search).
    String component(RankingComponent component) {
        return components.get(component.ordinal());
    }

    String grade(RankingReason.ScoreGrade grade) {
        return grades.get(grade.ordinal());
    }

    /// Returns the text that says that the place meets this criterion.
    String has(SearchCriterion criterion) {
        return has.get(criterion.ordinal());
    }

    /// Returns the text that says that the sheet of the place does not mention this criterion.
    String silent(SearchCriterion criterion) {
        return silent.get(criterion.ordinal());
    }

    /// Returns the text for an audience (a group of people whom a place helps), from its label in the national
    /// schema.
    String audience(String label) {
        return audiences.getOrDefault(label, label);
    }

    private static <E> List<String> words(E[] all, Function<E, String> words) {
        return Arrays.stream(all).map(words).toList();
    }
}
