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

/// « Recherche » — a search for help: needs, position and distance, way of help, time and criteria. Every page
/// writes the search in its query string, so that an answer is a link that can be stored, sent and printed. A search
/// without a need finds any help.
///
/// @param radius maximum distance in kilometres in a straight line; used only if the person travels
public record HelpSearch(
        Set<HelpNeed> needs,
        Optional<SearchArea> where,
        int radius,
        HelpChannel way,
        SearchTime when,
        Set<SearchCriterion> matters,
        NeedUrgency urgency,
        int limit,
        Set<String> languages,
        Set<NamedAdministrativeProcedure> procedures) {
    static final int DEFAULT_RADIUS = 20;
    public static final int MAX_RADIUS = 100;
    /// Characters that are not escaped in a query.
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-.,";
    public static final int DEFAULT_LIMIT = 5;
    public static final int MAX_LIMIT = 30;
    public static final int MAX_NEEDS = 3;
    private static final int MAX_LANGUAGES = 3;
    private static final int MAX_PROCEDURES = 2;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    public static final int HORIZON_DAYS = SearchTime.HORIZON_DAYS;

    public static final HelpSearch ANYTHING = new HelpSearch(
            Set.of(),
            Optional.empty(),
            DEFAULT_RADIUS,
            HelpChannel.AT_PLACE,
            new SearchTime.AnyTime(),
            Set.of(),
            NeedUrgency.NONE,
            DEFAULT_LIMIT,
            Set.of(),
            Set.of());

    public HelpSearch(
            Set<HelpNeed> needs,
            Optional<SearchArea> where,
            int radius,
            HelpChannel way,
            SearchTime when,
            Set<SearchCriterion> matters,
            NeedUrgency urgency,
            int limit) {
        this(needs, where, radius, way, when, matters, urgency, limit, Set.of(), Set.of());
    }

    public HelpSearch {
        needs = frozen(HelpNeed.class, needs, MAX_NEEDS);
        matters = frozen(SearchCriterion.class, matters, Integer.MAX_VALUE);
        radius = Math.clamp(radius, 1, MAX_RADIUS);
        limit = Math.clamp(limit, 1, MAX_LIMIT);
        var spoken = matters.contains(SearchCriterion.OTHER_LANGUAGE);
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

    /// Parses the parameters of a link. Unknown parts are ignored and cause no error, so that an old or damaged
    /// link still opens a page on which the search can be corrected.
    public static HelpSearch parse(
            Map<String, List<String>> parameters, LocalDate today, Function<String, Optional<Commune>> communes) {
        return new HelpSearch(
                terms(parameters, "besoin", HelpNeed::ofParameter),
                first(parameters, "ou").flatMap(text -> SearchArea.ofParameter(text, communes)),
                first(parameters, "rayon").flatMap(HelpSearch::number).orElse(DEFAULT_RADIUS),
                first(parameters, "comment").flatMap(HelpChannel::ofParameter).orElse(HelpChannel.AT_PLACE),
                first(parameters, "quand")
                        .flatMap(text -> SearchTime.ofParameter(text, today))
                        .orElse(new SearchTime.AnyTime()),
                terms(parameters, "compte", SearchCriterion::ofParameter),
                first(parameters, "urgence").map(HelpSearch::urgency).orElse(NeedUrgency.NONE),
                first(parameters, "nombre").flatMap(HelpSearch::number).orElse(DEFAULT_LIMIT),
                terms(parameters, "langue", Optional::of),
                terms(parameters, "demarche", NamedAdministrativeProcedure::ofCode));
    }

    /// Returns the values that a parameter accepts, for callers that refuse values which [#parse] ignores; empty
    /// for parameters without a closed list. The parameter `quand` also accepts a day.
    public static List<String> vocabulary(String parameter) {
        return switch (parameter) {
            case "besoin" ->
                Arrays.stream(HelpNeed.values()).map(HelpNeed::parameter).toList();
            case "comment" ->
                Arrays.stream(HelpChannel.values()).map(HelpChannel::parameter).toList();
            case "quand" ->
                Stream.of(
                                new SearchTime.AnyTime(),
                                new SearchTime.PresentMoment(),
                                new SearchTime.CurrentDay(),
                                new SearchTime.EveningHours(),
                                new SearchTime.WeekendDays())
                        .map(SearchTime::parameter)
                        .toList();
            case "compte" ->
                Arrays.stream(SearchCriterion.values())
                        .map(SearchCriterion::parameter)
                        .toList();
            case "urgence" -> List.of("jour", "semaine");
            default -> List.of();
        };
    }

    /// Returns the query string without `?`. Default values are omitted, so that equal searches always have the
    /// same link.
    public String query() {
        var query = new StringBuilder();
        parameters()
                .forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(encoded(value)));
        return query.toString();
    }

    /// Returns a link to the page at `path` that contains this search in its query.
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

    /// Returns the parameters of the search by name, which the form of the next question repeats as hidden
    /// inputs.
    public Map<String, String> parameters() {
        var parts = new LinkedHashMap<String, String>();
        if (!needs.isEmpty())
            parts.put("besoin", needs.stream().map(HelpNeed::parameter).collect(Collectors.joining(",")));
        if (!procedures.isEmpty())
            parts.put(
                    "demarche",
                    procedures.stream().map(NamedAdministrativeProcedure::code).collect(Collectors.joining(",")));
        where.ifPresent(place -> parts.put("ou", place.parameter()));
        if (radius != DEFAULT_RADIUS) parts.put("rayon", Integer.toString(radius));
        if (way != HelpChannel.AT_PLACE) parts.put("comment", way.parameter());
        if (!(when instanceof SearchTime.AnyTime)) parts.put("quand", when.parameter());
        if (!matters.isEmpty())
            parts.put("compte", matters.stream().map(SearchCriterion::parameter).collect(Collectors.joining(",")));
        if (!languages.isEmpty()) parts.put("langue", String.join(",", languages));
        if (urgency != NeedUrgency.NONE) parts.put("urgence", urgency == NeedUrgency.TODAY ? "jour" : "semaine");
        if (limit != DEFAULT_LIMIT) parts.put("nombre", Integer.toString(limit));
        return parts;
    }

    /// Returns a copy of the search with these needs. The copy has no procedures, because procedures belong to
    /// the previous needs.
    public HelpSearch withNeeds(Set<HelpNeed> changed) {
        return new HelpSearch(changed, where, radius, way, when, matters, urgency, limit, languages, Set.of());
    }

    /// « Ce dont elle a besoin » — returns the search without commune and position, for links to the page or the
    /// printed sheet of one place.
    public HelpSearch needed() {
        return ANYTHING.withNeeds(needs)
                .withWhen(when)
                .withMatters(matters)
                .withLanguages(languages)
                .withProcedures(procedures);
    }

    public HelpSearch withWhere(SearchArea changed) {
        return new HelpSearch(
                needs, Optional.of(changed), radius, way, when, matters, urgency, limit, languages, procedures);
    }

    public HelpSearch withoutWhere() {
        return new HelpSearch(
                needs, Optional.empty(), radius, way, when, matters, urgency, limit, languages, procedures);
    }

    HelpSearch withRadius(int changed) {
        return new HelpSearch(needs, where, changed, way, when, matters, urgency, limit, languages, procedures);
    }

    public HelpSearch withWay(HelpChannel changed) {
        return new HelpSearch(needs, where, radius, changed, when, matters, urgency, limit, languages, procedures);
    }

    public HelpSearch withWhen(SearchTime changed) {
        return new HelpSearch(needs, where, radius, way, changed, matters, urgency, limit, languages, procedures);
    }

    public HelpSearch withMatters(Set<SearchCriterion> changed) {
        return new HelpSearch(needs, where, radius, way, when, changed, urgency, limit, languages, procedures);
    }

    public HelpSearch without(SearchCriterion criterion) {
        var rest = EnumSet.noneOf(SearchCriterion.class);
        rest.addAll(matters);
        rest.remove(criterion);
        return withMatters(rest);
    }

    /// Returns a copy of the search with these requested languages (ISO 639-1 codes). The national schema has no
    /// field for languages, so the person must ask the place.
    public HelpSearch withLanguages(Set<String> changed) {
        return new HelpSearch(needs, where, radius, way, when, matters, urgency, limit, changed, procedures);
    }

    /// « Démarches » — returns a copy of the search with these administrative procedures, which the sentence
    /// names. They do not change the rank; they determine the papers to bring, and the organisation to contact
    /// if no place can help.
    public HelpSearch withProcedures(Set<NamedAdministrativeProcedure> changed) {
        return new HelpSearch(needs, where, radius, way, when, matters, urgency, limit, languages, changed);
    }

    public HelpSearch withUrgency(NeedUrgency changed) {
        return new HelpSearch(needs, where, radius, way, when, matters, changed, limit, languages, procedures);
    }

    public HelpSearch withLimit(int changed) {
        return new HelpSearch(needs, where, radius, way, when, matters, urgency, changed, languages, procedures);
    }

    private static NeedUrgency urgency(String text) {
        return switch (text) {
            case "jour" -> NeedUrgency.TODAY;
            case "semaine" -> NeedUrgency.WEEK;
            default -> NeedUrgency.NONE;
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

    /// Returns the values of a parameter. They may be joined, as in a link (`besoin=impots,droits`), or
    /// separate, as from tick boxes (`besoin=impots&besoin=droits`).
    private static <T> Set<T> terms(
            Map<String, List<String>> parameters, String name, Function<String, Optional<T>> read) {
        var terms = new HashSet<T>();
        var texts = parameters.getOrDefault(name, List.of());
        for (var text : texts.subList(0, Math.min(40, texts.size())))
            if (text.length() <= 400)
                for (var term : text.split(",")) read.apply(term.strip()).ifPresent(terms::add);
        return terms;
    }

    /// Returns at most `most` of the values, in enum order, as an unmodifiable set.
    private static <T extends Enum<T>> Set<T> frozen(Class<T> type, Set<T> values, int most) {
        var sorted = EnumSet.noneOf(type);
        sorted.addAll(values);
        var kept = new int[1];
        if (sorted.size() > most) sorted.removeIf(_ -> ++kept[0] > most);
        return Collections.unmodifiableSet(sorted);
    }
}
