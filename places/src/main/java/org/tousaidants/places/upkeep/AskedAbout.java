package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Freshness;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Provenance;
import org.tousaidants.places.directory.UpkeepRules;
import org.tousaidants.platform.identity.Secret;

/// « Ce que dit un courriel » — of each place that is asked about: what has grown old, what was reported.
@Component
class AskedAbout {
    private final UpkeepRules upkeep;
    private final ReportStore reports;
    private final Records records;

    AskedAbout(UpkeepRules upkeep, ReportStore reports, Records records) {
        this.upkeep = upkeep;
        this.reports = reports;
        this.records = records;
    }

    /// @param record that the request is about
    CareLetters.Asked of(
            String network, PlaceId record, Place place, Map<Field, Provenance> known, Secret secret, Instant now) {
        return new CareLetters.Asked(
                place,
                Freshness.of(upkeep, known, now).stale(),
                reports.waiting(network, records.of(network, record)).stream()
                        .map(CareLetters.Said::of)
                        .toList(),
                secret);
    }
}
