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
import org.tousaidants.find.ranking.Search;

/// Parses the parameters of a request strictly. A page ignores an invalid parameter, because a person sees the
/// result and corrects it; a program would use a wrong list, so here the parameter is refused with the expected
/// format.
final class PlacesForm {
    sealed interface ParseResult {}

    record Understood(ApiQuery query) implements ParseResult {}

    record Invalid(List<ApiQueryMistake> mistakes) implements ParseResult {}

    private static final int MOST_MISTAKES = 10;
    private static final int MOST_BETWEEN_COMMAS = 50;

    private final Map<ApiParameter, Set<String>> given = new EnumMap<>(ApiParameter.class);
    private final List<ApiQueryMistake> mistakes = new ArrayList<>();

    private PlacesForm() {}

    /// @param sources names of the sources that places have now
    static ParseResult read(
            Map<String, List<String>> parameters, LocalDate today, Communes communes, Set<String> sources) {
        var form = new PlacesForm();
        form.collect(parameters, Set.of(ApiParameter.values()));
        var search = form.search(today, communes);
        form.checkFilters(communes, sources);
        if (!form.mistakes.isEmpty()) return form.wrong();
        return new Understood(new ApiQuery(
                search,
                form.values(ApiParameter.SERVICE),
                form.values(ApiParameter.DISPOSITIF),
                form.values(ApiParameter.CODE_INSEE),
                form.values(ApiParameter.CODE_POSTAL),
                form.values(ApiParameter.DEPARTEMENT),
                form.values(ApiParameter.SOURCE),
                form.one(ApiParameter.MODIFIE_DEPUIS).map(LocalDate::parse),
                form.number(ApiParameter.PAGE),
                form.number(ApiParameter.PER_PAGE)));
    }

    /// The mistakes in a request whose address accepts no parameter except the language.
    static List<ApiQueryMistake> readNone(Map<String, List<String>> parameters) {
        var form = new PlacesForm();
        form.collect(parameters, Set.of(ApiParameter.LANG));
        return form.wrong().mistakes();
    }

    private Invalid wrong() {
        return new Invalid(mistakes.stream().limit(MOST_MISTAKES).toList());
    }

    private void collect(Map<String, List<String>> parameters, Set<ApiParameter> known) {
        parameters.forEach((name, values) -> {
            var parameter = ApiParameter.of(name).filter(known::contains);
            if (parameter.isEmpty()) mistakes.add(new ApiQueryMistake.Unknown(name));
            else collect(parameter.get(), values);
        });
    }

    private void collect(ApiParameter parameter, List<String> values) {
        var several = new LinkedHashSet<String>();
        for (var value : values)
            for (var one : parameter.commas() ? value.split(",", MOST_BETWEEN_COMMAS) : new String[] {value})
                if (!one.isBlank() || !parameter.kind().mayBeEmpty()) several.add(one.strip());
        if (several.isEmpty()) return;
        if (several.size() > parameter.mostValues()) mistakes.add(new ApiQueryMistake.Repeated(parameter.text()));
        else if (parameter.allowed().isEmpty() || parameter.allowed().containsAll(several))
            given.put(parameter, several);
        else refuse(parameter, several, parameter.allowed());
    }

    private void refuse(ApiParameter parameter, Set<String> values, List<String> allowed) {
        values.stream()
                .filter(value -> allowed.isEmpty() || !allowed.contains(value))
                .forEach(value -> mistakes.add(new ApiQueryMistake.UnknownValue(parameter.text(), value, allowed)));
    }

    /// The search as the page would parse it. Values that the page would ignore or change are refused.
    private Optional<Search> search(LocalDate today, Communes communes) {
        var lenient = given.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().text(), entry -> List.copyOf(entry.getValue())));
        var search = Search.parse(lenient, today, communes::byCode);
        for (var parameter : List.of(ApiParameter.OU, ApiParameter.QUAND))
            one(parameter)
                    .filter(text -> !search.parameters().containsKey(parameter.text()))
                    .filter(text -> !Search.vocabulary(parameter.text()).contains(text))
                    .ifPresent(text -> refuse(parameter, text));
        bounded(ApiParameter.RAYON, Search.MAX_RADIUS);
        bounded(ApiParameter.NOMBRE, Search.MAX_LIMIT);
        return given.keySet().stream().anyMatch(parameter -> parameter.kind() == ApiParameter.Kind.SEARCH)
                ? Optional.of(search)
                : Optional.empty();
    }

    private void checkFilters(Communes communes, Set<String> sources) {
        for (var code : values(ApiParameter.CODE_INSEE))
            if (!Field.CODE_INSEE.accepts(code) || communes.byCode(code).isEmpty())
                refuse(ApiParameter.CODE_INSEE, code);
        for (var code : values(ApiParameter.CODE_POSTAL))
            if (!Field.CODE_POSTAL.accepts(code)) refuse(ApiParameter.CODE_POSTAL, code);
        for (var code : values(ApiParameter.DEPARTEMENT))
            if (Departements.name(code).isEmpty()) refuse(ApiParameter.DEPARTEMENT, code);
        refuse(
                ApiParameter.SOURCE,
                values(ApiParameter.SOURCE),
                sources.stream().sorted().toList(),
                sources);
        one(ApiParameter.MODIFIE_DEPUIS)
                .filter(day -> !isDay(day))
                .ifPresent(day -> refuse(ApiParameter.MODIFIE_DEPUIS, day));
        bounded(ApiParameter.PAGE, ResultPage.MAX_PAGE);
        bounded(ApiParameter.PER_PAGE, ResultPage.MAX_PER_PAGE);
    }

    private void refuse(ApiParameter parameter, String value) {
        mistakes.add(new ApiQueryMistake.UnknownValue(parameter.text(), value, List.of()));
    }

    private void refuse(ApiParameter parameter, Set<String> values, List<String> told, Set<String> allowed) {
        for (var value : values)
            if (!allowed.contains(value)) mistakes.add(new ApiQueryMistake.UnknownValue(parameter.text(), value, told));
    }

    private void bounded(ApiParameter parameter, int most) {
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

    private Set<String> values(ApiParameter parameter) {
        return given.getOrDefault(parameter, Set.of());
    }

    private Optional<String> one(ApiParameter parameter) {
        return values(parameter).stream().findFirst();
    }

    private OptionalInt number(ApiParameter parameter) {
        return values(parameter).stream().mapToInt(Integer::parseInt).findFirst();
    }
}
