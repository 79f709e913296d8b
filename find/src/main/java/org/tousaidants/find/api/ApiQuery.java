package org.tousaidants.find.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.places.directory.Place;

/// « Requête de l’API » — the filters of a request. A place must meet every filter; with several values, it
/// must have one of them. An empty filter accepts every place.
record ApiQuery(
        Optional<Search> search,
        Set<String> services,
        Set<String> programmes,
        Set<String> communes,
        Set<String> postcodes,
        Set<String> departements,
        Set<String> sources,
        Optional<LocalDate> since,
        OptionalInt page,
        OptionalInt perPage) {

    /// Whether the place meets all filters. The search for help is not among them: it runs on all places at
    /// once.
    boolean keeps(Place place) {
        var sheet = place.sheet();
        return any(services, List.of(sheet.nationalServices().split("\\|")))
                && any(programmes, sheet.list(Field.DISPOSITIFS))
                && one(communes, sheet.text(Field.CODE_INSEE))
                && one(postcodes, sheet.text(Field.CODE_POSTAL))
                && (departements.isEmpty() || departements.contains(departement(place)))
                && one(sources, sheet.text(Field.SOURCE))
                && since.map(day -> !place.changedAt()
                                .isBefore(day.atStartOfDay(ParisTime.ZONE).toInstant()))
                        .orElse(true);
    }

    boolean paged() {
        return page.isPresent() || perPage.isPresent();
    }

    ResultPage slice(int total) {
        return new ResultPage(page.orElse(1), perPage.orElse(ResultPage.DEFAULT_PER_PAGE), total);
    }

    /// Whether the answer changes with time even if no place changes.
    boolean dependsOnTheHour() {
        return search.filter(asked -> asked.parameters().containsKey(ApiParameter.QUAND.text()))
                .isPresent();
    }

    /// The département from the INSEE code, else from the postcode, which is wrong for a few communes.
    static String departement(Place place) {
        var insee = place.sheet().text(Field.CODE_INSEE);
        var code = insee.isEmpty() ? place.sheet().text(Field.CODE_POSTAL) : insee;
        if (code.length() < 5) return "";
        if (insee.isEmpty() && code.startsWith("20")) return code.compareTo("20200") < 0 ? "2A" : "2B";
        return code.startsWith("97") || code.startsWith("98") ? code.substring(0, 3) : code.substring(0, 2);
    }

    private static boolean any(Set<String> wanted, List<String> there) {
        return wanted.isEmpty() || there.stream().anyMatch(wanted::contains);
    }

    private static boolean one(Set<String> wanted, String there) {
        return wanted.isEmpty() || wanted.contains(there);
    }
}
