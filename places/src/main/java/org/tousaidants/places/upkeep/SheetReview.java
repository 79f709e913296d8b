package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Freshness;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Provenance;
import org.tousaidants.places.directory.UpkeepRules;
import org.tousaidants.platform.tenancy.TenantValues;

/// « Ce qui est à relire » — the questions about a place at a moment: the stale subjects of its sheet, and the
/// reported errors without an answer.
@Component
class SheetReview {
    record Questions(List<Freshness.Subject> stale, List<Report> reports) {
        boolean none() {
            return stale.isEmpty() && reports.isEmpty();
        }

        Set<Field> fields() {
            return stale.stream()
                    .flatMap(subject -> subject.fields().stream())
                    .map(Freshness.Aged::field)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
        }
    }

    private final Places places;
    private final TenantValues<UpkeepRules> upkeep;
    private final ReportReader reportReader;
    private final RecordGroup recordGroup;

    SheetReview(Places places, TenantValues<UpkeepRules> upkeep, ReportReader reportReader, RecordGroup recordGroup) {
        this.places = places;
        this.upkeep = upkeep;
        this.reportReader = reportReader;
        this.recordGroup = recordGroup;
    }

    Questions of(PlaceId place, Instant now) {
        return new Questions(stale(places.provenance(place), now), reportReader.waiting(recordGroup.of(place)));
    }

    /// The stale subjects of a sheet with these dates.
    List<Freshness.Subject> stale(Map<Field, Provenance> provenance, Instant now) {
        return Freshness.of(upkeep.here(), provenance, now).subjects().stream()
                .filter(Freshness.Subject::stale)
                .toList();
    }
}
