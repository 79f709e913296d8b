package org.tousaidants.find.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.find.ranking.HelpSearch;

/// « Paramètre » — the parameters of the API. Both the parser and the page for developers use this list; a test
/// compares it with the OpenAPI description.
enum OpenDataApiParameter {
    /// The need. This and the following parameters are those of the page « Trouver de l'aide »: a link to the
    /// page and a request to the API have the same query.
    BESOIN(ApiParameterKind.SEARCH, true, HelpSearch.vocabulary("besoin")),
    OU(ApiParameterKind.SEARCH, false),
    RAYON(ApiParameterKind.SEARCH, false),
    COMMENT(ApiParameterKind.SEARCH, false, HelpSearch.vocabulary("comment")),
    QUAND(ApiParameterKind.SEARCH, false),
    COMPTE(ApiParameterKind.SEARCH, true, HelpSearch.vocabulary("compte")),
    /// The urgency. This and the following parameter set the order and the number of answers on the page. A link
    /// may contain them, so the API accepts them, but ignores them.
    URGENCE(ApiParameterKind.RANK, false, HelpSearch.vocabulary("urgence")),
    NOMBRE(ApiParameterKind.RANK, false),

    /// The service that a place offers. This and the following parameters select places by columns of the
    /// national schema, with the exact values of the schema.
    SERVICE(ApiParameterKind.FILTER, true, Field.SERVICES.terms()),
    DISPOSITIF(
            ApiParameterKind.FILTER,
            true,
            Field.DISPOSITIFS.terms().stream().sorted().toList()),
    CODE_INSEE(ApiParameterKind.FILTER, true),
    CODE_POSTAL(ApiParameterKind.FILTER, true),
    DEPARTEMENT(ApiParameterKind.FILTER, true),
    SOURCE(ApiParameterKind.FILTER, true),
    MODIFIE_DEPUIS(ApiParameterKind.FILTER, false),

    PAGE(ApiParameterKind.PAGING, false),
    PER_PAGE(ApiParameterKind.PAGING, false),
    LANG(ApiParameterKind.LANGUAGE, false, List.of("fr", "en"));

    enum ApiParameterKind {
        SEARCH,
        RANK,
        FILTER,
        PAGING,
        LANGUAGE;

        /// Returns whether an empty value of the parameter is ignored. This is the case if a form sends the
        /// parameter, because forms also send their empty fields.
        boolean mayBeEmpty() {
            return this == SEARCH || this == RANK;
        }
    }

    private static final int MOST_VALUES = 50;

    private final ApiParameterKind kind;
    private final boolean repeatable;
    private final List<String> allowed;

    OpenDataApiParameter(ApiParameterKind kind, boolean repeatable) {
        this(kind, repeatable, List.of());
    }

    OpenDataApiParameter(ApiParameterKind kind, boolean repeatable, Collection<String> allowed) {
        this.kind = kind;
        this.repeatable = repeatable;
        this.allowed = List.copyOf(allowed);
    }

    static Optional<OpenDataApiParameter> of(String name) {
        return Arrays.stream(values())
                .filter(parameter -> parameter.text().equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(OpenDataApiParameter::text).toList();
    }

    String text() {
        return EnumConstantName.low(this);
    }

    ApiParameterKind kind() {
        return kind;
    }

    boolean repeatable() {
        return repeatable;
    }

    /// Returns whether the parameter may contain several values, separated by commas.
    boolean commas() {
        return this == BESOIN || this == COMPTE;
    }

    /// Returns the accepted values of the parameter, if it has a closed list of values; empty if the format is
    /// described in words.
    List<String> allowed() {
        return allowed;
    }

    int mostValues() {
        return this == BESOIN ? HelpSearch.MAX_NEEDS : repeatable ? MOST_VALUES : 1;
    }

    /// Returns the limit that the description of the parameter states: the maximum number that it accepts, or
    /// the maximum number of its values.
    int most() {
        return switch (this) {
            case RAYON -> HelpSearch.MAX_RADIUS;
            case QUAND -> HelpSearch.HORIZON_DAYS;
            case NOMBRE -> HelpSearch.MAX_LIMIT;
            case PAGE -> ApiResultPage.MAX_PAGE;
            case PER_PAGE -> ApiResultPage.MAX_PER_PAGE;
            default -> mostValues();
        };
    }

    /// Returns the message key of the description of the parameter.
    String key() {
        return "opendata.parameter." + text();
    }

    /// Returns the message key of the text that describes the format of a value of this parameter.
    String formKey() {
        return "opendata.form." + text();
    }
}
