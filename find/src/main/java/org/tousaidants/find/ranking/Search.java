package org.tousaidants.find.ranking;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.territory.Commune;

/// « Recherche » — a search for help: needs, point and distance, way of help, time and criteria. Every page
/// writes it in its query string, so that an answer is a link that can be stored, sent and printed. Without a
/// need, any help fits.
///
/// @param radius kilometres as the crow flies; used only if the person travels
public record Search(
        Set<Need> needs,
        Optional<SearchArea> where,
        int radius,
        HelpChannel way,
        SearchTime when,
        Set<Criterion> matters,
        Urgency urgency,
        int limit,
        Set<String> languages,
        Set<NamedProcedure> procedures) {
    static final int DEFAULT_RADIUS = 20;
    public static final int MAX_RADIUS = 100;
    /// Characters that a query does not escape.
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-.,";
    public static final int DEFAULT_LIMIT = 5;
    public static final int MAX_LIMIT = 30;
    public static final int MAX_NEEDS = 3;
    private static final int MAX_LANGUAGES = 3;
    private static final int MAX_PROCEDURES = 2;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    public static final int HORIZON_DAYS = SearchTime.HORIZON_DAYS;

    public static final Search ANYTHING = new Search(
            Set.of(),
            Optional.empty(),
            DEFAULT_RADIUS,
            HelpChannel.AT_PLACE,
            new SearchTime.AnyTime(),
            Set.of(),
            Urgency.NONE,
            DEFAULT_LIMIT,
            Set.of(),
            Set.of());

    public Search(
            Set<Need> needs,
            Optional<SearchArea> where,
            int radius,
            HelpChannel way,
            SearchTime when,
            Set<Criterion> matters,
            Urgency urgency,
            int limit) {
        this(needs, where, radius, way, when, matters, urgency, limit, Set.of(), Set.of());
    }

    public Search {
        needs = frozen(Need.class, needs, MAX_NEEDS);
        matters = frozen(Criterion.class, matters, Integer.MAX_VALUE);
        radius = Math.clamp(radius, 1, MAX_RADIUS);
        limit = Math.clamp(limit, 1, MAX_LIMIT);
        var spoken = matters.contains(Criterion.OTHER_LANGUAGE);
        var named = new TreeSet<String>();
        for (var code : languages)
            if (spoken && named.size() < MAX_LANGUAGES && LANGUAGE.matcher(code).matches()) named.add(code);
        languages = Collections.unmodifiableSet(named);
        procedures = procedures.stream()
                .sorted()
                .limit(MAX_PROCEDURES)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }

    /// Parses the parameters of a link. Unknown parts are ignored and cause no error: an old or damaged link
    /// still opens a page on which everything can be corrected.
    public static Search parse(
            Map<String, List<String>> parameters, LocalDate today, Function<String, Optional<Commune>> communes) {
        return new Search(
                terms(parameters, "besoin", Need::ofParameter),
                first(parameters, "ou").flatMap(text -> SearchArea.ofParameter(text, communes)),
                first(parameters, "rayon").flatMap(Search::number).orElse(DEFAULT_RADIUS),
                first(parameters, "comment").flatMap(HelpChannel::ofParameter).orElse(HelpChannel.AT_PLACE),
                first(parameters, "quand")
                        .flatMap(text -> SearchTime.ofParameter(text, today))
                        .orElse(new SearchTime.AnyTime()),
                terms(parameters, "compte", Criterion::ofParameter),
                first(parameters, "urgence").map(Search::urgency).orElse(Urgency.NONE),
                first(parameters, "nombre").flatMap(Search::number).orElse(DEFAULT_LIMIT),
                terms(parameters, "langue", Optional::of),
                terms(parameters, "demarche", NamedProcedure::ofCode));
    }

    /// The values that a parameter accepts, for callers that refuse values which [#parse] ignores. `quand` also
    /// accepts a day. Empty for other parameters.
    public static List<String> vocabulary(String parameter) {
        return switch (parameter) {
            case "besoin" -> Arrays.stream(Need.values()).map(Need::parameter).toList();
            case "comment" ->
                Arrays.stream(HelpChannel.values()).map(HelpChannel::parameter).toList();
            case "quand" ->
                Stream.of(
                                new SearchTime.AnyTime(),
                                new SearchTime.Now(),
                                new SearchTime.Today(),
                                new SearchTime.Evening(),
                                new SearchTime.Weekend())
                        .map(SearchTime::parameter)
                        .toList();
            case "compte" ->
                Arrays.stream(Criterion.values()).map(Criterion::parameter).toList();
            case "urgence" -> List.of("jour", "semaine");
            default -> List.of();
        };
    }

    /// The query string without `?`. Default values are omitted, so that the same search always has the same
    /// link.
    public String query() {
        var query = new StringBuilder();
        parameters()
                .forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(encoded(value)));
        return query.toString();
    }

    /// The link to the page at `path` with this search.
    public String at(String path) {
        var query = query();
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String value) {
        for (var i = 0; i < value.length(); i++)
            if (PLAIN.indexOf(value.charAt(i)) < 0)
                return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ",");
        return value;
    }

    /// The parameters by name, for hidden fields of the next question.
    public Map<String, String> parameters() {
        var parts = new LinkedHashMap<String, String>();
        if (!needs.isEmpty())
            parts.put("besoin", needs.stream().map(Need::parameter).collect(Collectors.joining(",")));
        if (!procedures.isEmpty())
            parts.put("demarche", procedures.stream().map(NamedProcedure::code).collect(Collectors.joining(",")));
        where.ifPresent(place -> parts.put("ou", place.parameter()));
        if (radius != DEFAULT_RADIUS) parts.put("rayon", Integer.toString(radius));
        if (way != HelpChannel.AT_PLACE) parts.put("comment", way.parameter());
        if (!(when instanceof SearchTime.AnyTime)) parts.put("quand", when.parameter());
        if (!matters.isEmpty())
            parts.put("compte", matters.stream().map(Criterion::parameter).collect(Collectors.joining(",")));
        if (!languages.isEmpty()) parts.put("langue", String.join(",", languages));
        if (urgency != Urgency.NONE) parts.put("urgence", urgency == Urgency.TODAY ? "jour" : "semaine");
        if (limit != DEFAULT_LIMIT) parts.put("nombre", Integer.toString(limit));
        return parts;
    }

    /// A copy with these needs and without procedures, which belong to the previous needs.
    public Search withNeeds(Set<Need> changed) {
        return new Search(changed, where, radius, way, when, matters, urgency, limit, languages, Set.of());
    }

    /// « Ce dont elle a besoin » — the search without the place, for links to the page or sheet of one place.
    public Search needed() {
        return ANYTHING.withNeeds(needs)
                .withWhen(when)
                .withMatters(matters)
                .withLanguages(languages)
                .withProcedures(procedures);
    }

    public Search withWhere(SearchArea changed) {
        return new Search(
                needs, Optional.of(changed), radius, way, when, matters, urgency, limit, languages, procedures);
    }

    public Search withoutWhere() {
        return new Search(needs, Optional.empty(), radius, way, when, matters, urgency, limit, languages, procedures);
    }

    Search withRadius(int changed) {
        return new Search(needs, where, changed, way, when, matters, urgency, limit, languages, procedures);
    }

    public Search withWay(HelpChannel changed) {
        return new Search(needs, where, radius, changed, when, matters, urgency, limit, languages, procedures);
    }

    public Search withWhen(SearchTime changed) {
        return new Search(needs, where, radius, way, changed, matters, urgency, limit, languages, procedures);
    }

    public Search withMatters(Set<Criterion> changed) {
        return new Search(needs, where, radius, way, when, changed, urgency, limit, languages, procedures);
    }

    public Search without(Criterion criterion) {
        var rest = EnumSet.noneOf(Criterion.class);
        rest.addAll(matters);
        rest.remove(criterion);
        return withMatters(rest);
    }

    /// A copy with these languages (ISO 639-1 codes). The schema has no field for languages, so the person must
    /// ask.
    public Search withLanguages(Set<String> changed) {
        return new Search(needs, where, radius, way, when, matters, urgency, limit, changed, procedures);
    }

    /// « Démarches » — a copy with these procedures, named in the sentence. They do not change the rank: they
    /// give the papers to bring, and the organisation to contact if no place can help.
    public Search withProcedures(Set<NamedProcedure> changed) {
        return new Search(needs, where, radius, way, when, matters, urgency, limit, languages, changed);
    }

    public Search withUrgency(Urgency changed) {
        return new Search(needs, where, radius, way, when, matters, changed, limit, languages, procedures);
    }

    public Search withLimit(int changed) {
        return new Search(needs, where, radius, way, when, matters, urgency, changed, languages, procedures);
    }

    private static Urgency urgency(String text) {
        return switch (text) {
            case "jour" -> Urgency.TODAY;
            case "semaine" -> Urgency.WEEK;
            default -> Urgency.NONE;
        };
    }

    private static Optional<Integer> number(String text) {
        if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(c -> c >= '0' && c <= '9'))
            return Optional.empty();
        return Optional.of(Integer.parseInt(text));
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= 60)
                .findFirst();
    }

    /// Parses both `besoin=impots,droits` (a link) and `besoin=impots&besoin=droits` (tick boxes).
    private static <T> Set<T> terms(
            Map<String, List<String>> parameters, String name, Function<String, Optional<T>> read) {
        var terms = new HashSet<T>();
        var texts = parameters.getOrDefault(name, List.of());
        for (var text : texts.subList(0, Math.min(40, texts.size())))
            if (text.length() <= 400)
                for (var term : text.split(",")) read.apply(term.strip()).ifPresent(terms::add);
        return terms;
    }

    /// Returns at most `most` values, in enum order.
    private static <T extends Enum<T>> Set<T> frozen(Class<T> type, Set<T> values, int most) {
        var sorted = EnumSet.noneOf(type);
        sorted.addAll(values);
        var kept = new int[1];
        if (sorted.size() > most) sorted.removeIf(_ -> ++kept[0] > most);
        return Collections.unmodifiableSet(sorted);
    }
}
