package org.tousaidants.find.answers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Audience;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.TextFolding;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.RankComponent;
import org.tousaidants.find.ranking.ScoreReason;
import org.tousaidants.platform.web.Page;

/// « Vocabulaire en mots » — writes the properties of a place in the language of the page.
final class PlacePropertyText {
    private final List<String> services;
    private final List<String> components;
    private final List<String> grades;
    private final List<String> has;
    private final List<String> silent;
    private final Map<String, String> audiences;

    PlacePropertyText(Page page) {
        services = words(PlaceService.values(), service -> page.t("find.service." + ConstantName.low(service)));
        components = words(RankComponent.values(), component -> page.t("find.why." + ConstantName.low(component)));
        grades = words(ScoreReason.Grade.values(), grade -> page.t("find.why." + ConstantName.low(grade)));
        has = words(Criterion.values(), criterion -> page.t("find.has." + criterion.parameter()));
        silent = words(Criterion.values(), criterion -> page.t("find.silent." + criterion.parameter()));
        audiences = Arrays.stream(Audience.values())
                .map(Audience::label)
                .collect(Collectors.toUnmodifiableMap(
                        label -> label,
                        label ->
                                page.t("find.public." + TextFolding.words(label).replace(' ', '-'))));
    }

    String service(PlaceService service) {
        return services.get(service.ordinal());
    }

    /// The name of a component of the rank.
    String component(RankComponent component) {
        return components.get(component.ordinal());
    }

    String grade(ScoreReason.Grade grade) {
        return grades.get(grade.ordinal());
    }

    /// The text for a criterion that the place meets.
    String has(Criterion criterion) {
        return has.get(criterion.ordinal());
    }

    /// The text for a criterion that the sheet of the place does not mention.
    String silent(Criterion criterion) {
        return silent.get(criterion.ordinal());
    }

    /// The text for an audience, from its label in the national schema.
    String audience(String label) {
        return audiences.getOrDefault(label, label);
    }

    private static <E> List<String> words(E[] all, Function<E, String> words) {
        return Arrays.stream(all).map(words).toList();
    }
}
