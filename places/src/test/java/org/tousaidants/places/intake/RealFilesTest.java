package org.tousaidants.places.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tousaidants.SharedData;
import org.tousaidants.core.text.CharacterEncoding;

class RealFilesTest {
    @ParameterizedTest
    @CsvSource({
        "places_17.csv, CSV, 667, 0",
        "places_all_light.csv, CSV, 50201, 0",
        "conseillers-numeriques/cnfs_structures_2022-06.json, JSON, 1450, 0",
        "france-services/france_services_2021-04.geojson, GEOJSON, 908, 0",
        "france-services/liste-fs-20221201.csv, CSV, 2683, 0",
        "france-services/liste-fs-20240801.csv, CSV, 2845, 0",
        "inclusion-numerique/aidants-connect_structures_20240212.csv, CSV, 5227, 0",
        "mednum-cli/aix-en-provence/aix-en-provence.json, JSON, 38, 0",
        "mednum-cli/angers/angers.json, JSON, 63, 0",
        "mednum-cli/bus-france-services-charente/bus-france-services-charente.json, JSON, 12, 0",
        "mednum-cli/corse/corse.json, JSON, 161, 0",
        "mednum-cli/epernay/epernay.json, JSON, 39, 0",
        "mednum-cli/etapes-numerique/etapes-numerique.json, JSON, 95, 0",
        "mednum-cli/fibre-64/fibre-64.json, JSON, 61, 0",
        "mednum-cli/gironde/gironde.json, JSON, 347, 0",
        "mednum-cli/la-creuse/la-creuse.json, JSON, 91, 0",
        "mednum-cli/maine-et-loire/maine-et-loire.json, JSON, 243, 0",
        "mednum-cli/nouvelle-caledonie/nouvelle-caledonie.json, JSON, 92, 0"
    })
    void everySourceOfTheSharedDataIsReadWhole(String file, SourceFormat format, int records, int broken)
            throws IOException {
        Reading reading = Reading.of(SharedData.of("places/" + file), "", SourceLimits.usual());
        assertThat(reading.format()).isEqualTo(format);
        assertThat(reading.complaints().size()).isEqualTo(broken);
        assertThat(reading.records().size()).isEqualTo(records);
        assertThat(reading.encoding()).isEqualTo(CharacterEncoding.UTF_8);
    }

    @Test
    void theValuesAreThoseOfTheSource() throws IOException {
        RawSourceRecord place = Reading.of(
                        SharedData.of("places/france-services/france_services_2021-04.geojson"),
                        "",
                        SourceLimits.usual())
                .records()
                .getFirst();
        assertThat(place.text("MATRICULE")).contains("1").isEqualTo(place.text("properties.MATRICULE"));
        assertThat(place.text("latitude"))
                .isEqualTo(place.text("geometry.coordinates.1"))
                .isPresent();
        assertThat(Reading.of(
                                SharedData.of("places/conseillers-numeriques/cnfs_structures_2022-06.json"),
                                "",
                                SourceLimits.usual())
                        .items())
                .anyMatch(item -> item.raw().matches("(?s).*<[0-9a-f]{2}>.*"));
    }
}
