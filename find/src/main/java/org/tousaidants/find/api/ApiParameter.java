package org.tousaidants.find.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.find.ranking.Search;

/// « Paramètre » — the parameters of the API. The parser and the page for developers use this list; a test
/// compares it with the OpenAPI description.
enum ApiParameter {
    /// The parameters of the page « Trouver de l'aide »: a link to the page and a link to the API have the same
    /// query.
    BESOIN(Kind.SEARCH, true, Search.vocabulary("besoin")),
    OU(Kind.SEARCH, false),
    RAYON(Kind.SEARCH, false),
    COMMENT(Kind.SEARCH, false, Search.vocabulary("comment")),
    QUAND(Kind.SEARCH, false),
    COMPTE(Kind.SEARCH, true, Search.vocabulary("compte")),
    /// Parameters for the order and length of the page's answer. A link may contain them; they filter nothing.
    URGENCE(Kind.RANK, false, Search.vocabulary("urgence")),
    NOMBRE(Kind.RANK, false),

    /// Filters on columns of the national schema, with its exact values.
    SERVICE(Kind.FILTER, true, Field.SERVICES.terms()),
    DISPOSITIF(Kind.FILTER, true, Field.DISPOSITIFS.terms().stream().sorted().toList()),
    CODE_INSEE(Kind.FILTER, true),
    CODE_POSTAL(Kind.FILTER, true),
    DEPARTEMENT(Kind.FILTER, true),
    SOURCE(Kind.FILTER, true),
    MODIFIE_DEPUIS(Kind.FILTER, false),

    PAGE(Kind.PAGING, false),
    PER_PAGE(Kind.PAGING, false),
    LANG(Kind.LANGUAGE, false, List.of("fr", "en"));

    enum Kind {
        SEARCH,
        RANK,
        FILTER,
        PAGING,
        LANGUAGE;

        /// Whether an empty value is ignored, because a form sends its empty fields.
        boolean mayBeEmpty() {
            return this == SEARCH || this == RANK;
        }
    }

    private static final int MOST_VALUES = 50;

    private final Kind kind;
    private final boolean repeatable;
    private final List<String> allowed;

    ApiParameter(Kind kind, boolean repeatable) {
        this(kind, repeatable, List.of());
    }

    ApiParameter(Kind kind, boolean repeatable, Collection<String> allowed) {
        this.kind = kind;
        this.repeatable = repeatable;
        this.allowed = List.copyOf(allowed);
    }

    static Optional<ApiParameter> of(String name) {
        return Arrays.stream(values())
                .filter(parameter -> parameter.text().equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ApiParameter::text).toList();
    }

    String text() {
        return ConstantName.low(this);
    }

    Kind kind() {
        return kind;
    }

    boolean repeatable() {
        return repeatable;
    }

    /// Whether one value may contain several, separated by commas.
    boolean commas() {
        return this == BESOIN || this == COMPTE;
    }

    /// The values of a closed list; empty if the format is described in words.
    List<String> allowed() {
        return allowed;
    }

    int mostValues() {
        return this == BESOIN ? Search.MAX_NEEDS : repeatable ? MOST_VALUES : 1;
    }

    /// The maximum number, or the maximum number of values, that the description of the format states.
    int most() {
        return switch (this) {
            case RAYON -> Search.MAX_RADIUS;
            case QUAND -> Search.HORIZON_DAYS;
            case NOMBRE -> Search.MAX_LIMIT;
            case PAGE -> ResultPage.MAX_PAGE;
            case PER_PAGE -> ResultPage.MAX_PER_PAGE;
            default -> mostValues();
        };
    }

    /// The message key that describes the parameter.
    String key() {
        return "opendata.parameter." + text();
    }

    /// The message key that describes the format of a value.
    String formKey() {
        return "opendata.form." + text();
    }
}
