package org.tousaidants.find.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.places.directory.Place;

/// « Requête de l’API » — the filters of a request. A place must match every filter; if a filter has several values,
/// the place must have at least one of them. An empty filter matches every place.
record OpenDataApiQuery(
        Optional<HelpSearch> search,
        Set<String> services,
        Set<String> programmes,
        Set<String> communes,
        Set<String> postcodes,
        Set<String> departements,
        Set<String> sources,
        Optional<LocalDate> since,
        OptionalInt page,
        OptionalInt perPage) {

    /// Returns whether the place matches all filters of the request except the search for help. That search
    /// cannot be tested for a single place; it is run on all places at once.
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

    ApiResultPage slice(int total) {
        return new ApiResultPage(page.orElse(1), perPage.orElse(ApiResultPage.DEFAULT_PER_PAGE), total);
    }

    /// Returns whether the response may change with the time of day even if no place changes, as for a list of
    /// open places.
    boolean dependsOnTheHour() {
        return search.filter(asked -> asked.parameters().containsKey(OpenDataApiParameter.QUAND.text()))
                .isPresent();
    }

    /// Returns the code of the département of a place, from its INSEE code. Without an INSEE code, the postcode
    /// is used, which gives a wrong département for a few communes.
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
