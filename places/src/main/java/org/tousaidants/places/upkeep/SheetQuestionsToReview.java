package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.DataUpkeepRules;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.SheetFreshness;
import org.tousaidants.places.directory.ValueProvenance;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// « Ce qui est à relire » — the questions about a place at a given moment: the stale subjects of its sheet, and the
/// reported errors without an answer.
@Component
class SheetQuestionsToReview {
    record SheetQuestions(List<SheetFreshness.SubjectFreshness> stale, List<SheetErrorReport> reports) {
        boolean none() {
            return stale.isEmpty() && reports.isEmpty();
        }

        Set<Field> fields() {
            return stale.stream()
                    .flatMap(subject -> subject.fields().stream())
                    .map(SheetFreshness.FieldFreshness::field)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
        }
    }

    private final Places places;
    private final ValuePerTenant<DataUpkeepRules> upkeep;
    private final ErrorReportReader reportReader;
    private final RecordsOfPlace recordGroup;

    SheetQuestionsToReview(
            Places places,
            ValuePerTenant<DataUpkeepRules> upkeep,
            ErrorReportReader reportReader,
            RecordsOfPlace recordGroup) {
        this.places = places;
        this.upkeep = upkeep;
        this.reportReader = reportReader;
        this.recordGroup = recordGroup;
    }

    SheetQuestions of(PlaceId place, Instant now) {
        return new SheetQuestions(stale(places.provenance(place), now), reportReader.waiting(recordGroup.of(place)));
    }

    /// Returns the subjects of a sheet (groups of its fields) that have not been checked for too long.
    ///
    /// @param provenance source and date of each value
    /// @param now current time
    List<SheetFreshness.SubjectFreshness> stale(Map<Field, ValueProvenance> provenance, Instant now) {
        return SheetFreshness.of(upkeep.here(), provenance, now).subjects().stream()
                .filter(SheetFreshness.SubjectFreshness::stale)
                .toList();
    }
}
