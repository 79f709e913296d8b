package org.tousaidants.core.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.tousaidants.SharedData;

/// Compares the shipped table with other sources about the same communes.
class RealTerritoryTest {
    private static final Communes FRANCE = Communes.shipped();

    @Test
    void centresAreNearThoseOfTheNationalAddressBase() throws IOException {
        var known = new ArrayList<Double>();
        var estimated = new ArrayList<Double>();
        var atSea = new ArrayList<String>();
        read("territory/communes_enrichies.csv", row -> {
            var commune = FRANCE.byCode(row.get("code_insee")).orElse(null);
            if (commune == null || row.get("latitude").isEmpty()) return;
            var official =
                    new GeoPoint(Double.parseDouble(row.get("latitude")), Double.parseDouble(row.get("longitude")));
            (commune.estimated() ? estimated : known).add(commune.centre().metresTo(official) / 1_000);
            if (!FRANCE.ashore(official)) atSea.add(commune.name());
        });
        System.out.println("known centres: " + figures(known));
        System.out.println("estimated centres:   " + figures(estimated));
        assertThat(known).hasSizeGreaterThan(14_000);
        assertThat(at(known, 0.5)).isLessThan(1.2);
        assertThat(at(known, 0.99)).isLessThan(6);
        assertThat(at(estimated, 0.5)).isLessThan(7);
        assertThat(at(estimated, 0.99)).isLessThan(30);
        assertThat(atSea).isEmpty();
    }

    @Test
    void theFranceServicesAreFoundInTheCommuneTheySay() throws IOException {
        for (var file : List.of("liste-fs-20221201.csv", "liste-fs-20240801.csv")) {
            var rows = new int[1];
            var wrong = new ArrayList<String>();
            var unfound = new ArrayList<String>();
            read("places/france-services/" + file, row -> {
                rows[0]++;
                var said = FRANCE.byCode(row.get("insee_com")).map(Commune::code);
                var found =
                        FRANCE.find(row.get("lib_com"), row.get("code_postal")).map(Commune::code);
                var line = row.get("lib_com") + " " + row.get("code_postal") + " " + row.get("insee_com") + " → "
                        + found.orElse("?");
                if (found.isEmpty()) unfound.add(line);
                else if (said.isPresent() && !Commune.cityOf(found.get()).equals(Commune.cityOf(said.get())))
                    wrong.add(line);
            });
            System.out.println(file + ": " + rows[0] + " rows, unfound " + unfound + ", other commune " + wrong);
            assertThat(unfound.size()).isLessThan(rows[0] / 50);
            assertThat(wrong.size()).isLessThan(rows[0] / 50);
        }
    }

    private static void read(String file, Consumer<CSVRecord> row) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = Files.newBufferedReader(SharedData.of(file));
                var parser = format.parse(reader)) {
            parser.forEach(row);
        }
    }

    private static String figures(List<Double> kilometres) {
        return "%d, median %.2f km, 99 %% %.1f km, over 5 km %d"
                .formatted(
                        kilometres.size(),
                        at(kilometres, 0.5),
                        at(kilometres, 0.99),
                        kilometres.stream().filter(d -> d > 5).count());
    }

    private static double at(List<Double> values, double share) {
        return values.stream()
                .sorted()
                .skip((long) (share * values.size()))
                .findFirst()
                .orElseThrow();
    }
}
