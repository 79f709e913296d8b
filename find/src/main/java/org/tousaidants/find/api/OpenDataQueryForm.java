package org.tousaidants.find.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.Departements;
import org.tousaidants.find.ranking.HelpSearch;

/// Parses the parameters of a request strictly: refuses an invalid parameter and states the expected format. A page
/// ignores an invalid parameter, because a person notices the result, but a program would use a wrong list.
final class OpenDataQueryForm {
    sealed interface QueryParseResult {}

    record ValidQuery(OpenDataApiQuery query) implements QueryParseResult {}

    record InvalidQuery(List<ApiQueryMistake> mistakes) implements QueryParseResult {}

    private static final int MOST_MISTAKES = 10;
    private static final int MOST_BETWEEN_COMMAS = 50;

    private final Map<OpenDataApiParameter, Set<String>> given = new EnumMap<>(OpenDataApiParameter.class);
    private final List<ApiQueryMistake> mistakes = new ArrayList<>();

    private OpenDataQueryForm() {}

    /// Parses the parameters of a request.
    ///
    /// @param sources names of the sources that currently have places
    static QueryParseResult read(
            Map<String, List<String>> parameters, LocalDate today, Communes communes, Set<String> sources) {
        var form = new OpenDataQueryForm();
        form.collect(parameters, Set.of(OpenDataApiParameter.values()));
        var search = form.search(today, communes);
        form.checkFilters(communes, sources);
        if (!form.mistakes.isEmpty()) return form.wrong();
        return new ValidQuery(new OpenDataApiQuery(
                search,
                form.values(OpenDataApiParameter.SERVICE),
                form.values(OpenDataApiParameter.DISPOSITIF),
                form.values(OpenDataApiParameter.CODE_INSEE),
                form.values(OpenDataApiParameter.CODE_POSTAL),
                form.values(OpenDataApiParameter.DEPARTEMENT),
                form.values(OpenDataApiParameter.SOURCE),
                form.one(OpenDataApiParameter.MODIFIE_DEPUIS).map(LocalDate::parse),
                form.number(OpenDataApiParameter.PAGE),
                form.number(OpenDataApiParameter.PER_PAGE)));
    }

    /// Returns the mistakes in the parameters of a request to an address that accepts no parameter except the
    /// language.
    static List<ApiQueryMistake> readNone(Map<String, List<String>> parameters) {
        var form = new OpenDataQueryForm();
        form.collect(parameters, Set.of(OpenDataApiParameter.LANG));
        return form.wrong().mistakes();
    }

    private InvalidQuery wrong() {
        return new InvalidQuery(mistakes.stream().limit(MOST_MISTAKES).toList());
    }

    private void collect(Map<String, List<String>> parameters, Set<OpenDataApiParameter> known) {
        parameters.forEach((name, values) -> {
            var parameter = OpenDataApiParameter.of(name).filter(known::contains);
            if (parameter.isEmpty()) mistakes.add(new ApiQueryMistake.UnknownParameter(name));
            else collect(parameter.get(), values);
        });
    }

    private void collect(OpenDataApiParameter parameter, List<String> values) {
        var several = new LinkedHashSet<String>();
        for (var value : values)
            for (var one : parameter.commas() ? value.split(",", MOST_BETWEEN_COMMAS) : new String[] {value})
                if (!one.isBlank() || !parameter.kind().mayBeEmpty()) several.add(one.strip());
        if (several.isEmpty()) return;
        if (several.size() > parameter.mostValues())
            mistakes.add(new ApiQueryMistake.RepeatedParameter(parameter.text()));
        else if (parameter.allowed().isEmpty() || parameter.allowed().containsAll(several))
            given.put(parameter, several);
        else refuse(parameter, several, parameter.allowed());
    }

    private void refuse(OpenDataApiParameter parameter, Set<String> values, List<String> allowed) {
        values.stream()
                .filter(value -> allowed.isEmpty() || !allowed.contains(value))
                .forEach(value ->
                        mistakes.add(new ApiQueryMistake.UnknownParameterValue(parameter.text(), value, allowed)));
    }

    /// Parses the search for help in the same way as the page « Trouver de l'aide ». Values that the page would
    /// ignore or change are mistakes here.
    private Optional<HelpSearch> search(LocalDate today, Communes communes) {
        var lenient = given.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().text(), entry -> List.copyOf(entry.getValue())));
        var search = HelpSearch.parse(lenient, today, communes::byCode);
        for (var parameter : List.of(OpenDataApiParameter.OU, OpenDataApiParameter.QUAND))
            one(parameter)
                    .filter(text -> !search.parameters().containsKey(parameter.text()))
                    .filter(text -> !HelpSearch.vocabulary(parameter.text()).contains(text))
                    .ifPresent(text -> refuse(parameter, text));
        bounded(OpenDataApiParameter.RAYON, HelpSearch.MAX_RADIUS);
        bounded(OpenDataApiParameter.NOMBRE, HelpSearch.MAX_LIMIT);
        return given.keySet().stream()
                        .anyMatch(parameter -> parameter.kind() == OpenDataApiParameter.ApiParameterKind.SEARCH)
                ? Optional.of(search)
                : Optional.empty();
    }

    private void checkFilters(Communes communes, Set<String> sources) {
        for (var code : values(OpenDataApiParameter.CODE_INSEE))
            if (!Field.CODE_INSEE.accepts(code) || communes.byCode(code).isEmpty())
                refuse(OpenDataApiParameter.CODE_INSEE, code);
        for (var code : values(OpenDataApiParameter.CODE_POSTAL))
            if (!Field.CODE_POSTAL.accepts(code)) refuse(OpenDataApiParameter.CODE_POSTAL, code);
        for (var code : values(OpenDataApiParameter.DEPARTEMENT))
            if (Departements.name(code).isEmpty()) refuse(OpenDataApiParameter.DEPARTEMENT, code);
        refuse(
                OpenDataApiParameter.SOURCE,
                values(OpenDataApiParameter.SOURCE),
                sources.stream().sorted().toList(),
                sources);
        one(OpenDataApiParameter.MODIFIE_DEPUIS)
                .filter(day -> !isDay(day))
                .ifPresent(day -> refuse(OpenDataApiParameter.MODIFIE_DEPUIS, day));
        bounded(OpenDataApiParameter.PAGE, ApiResultPage.MAX_PAGE);
        bounded(OpenDataApiParameter.PER_PAGE, ApiResultPage.MAX_PER_PAGE);
    }

    private void refuse(OpenDataApiParameter parameter, String value) {
        mistakes.add(new ApiQueryMistake.UnknownParameterValue(parameter.text(), value, List.of()));
    }

    private void refuse(OpenDataApiParameter parameter, Set<String> values, List<String> told, Set<String> allowed) {
        for (var value : values)
            if (!allowed.contains(value))
                mistakes.add(new ApiQueryMistake.UnknownParameterValue(parameter.text(), value, told));
    }

    private void bounded(OpenDataApiParameter parameter, int most) {
        one(parameter)
                .filter(text -> !text.matches("[1-9]\\d{0,6}") || Integer.parseInt(text) > most)
                .ifPresent(text -> refuse(parameter, text));
    }

    private static boolean isDay(String text) {
        try {
            return Field.DATE_MAJ.accepts(text) && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException notADay) {
            return false;
        }
    }

    private Set<String> values(OpenDataApiParameter parameter) {
        return given.getOrDefault(parameter, Set.of());
    }

    private Optional<String> one(OpenDataApiParameter parameter) {
        return values(parameter).stream().findFirst();
    }

    private OptionalInt number(OpenDataApiParameter parameter) {
        return values(parameter).stream().mapToInt(Integer::parseInt).findFirst();
    }
}
