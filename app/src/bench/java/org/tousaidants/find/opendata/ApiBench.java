package org.tousaidants.find.opendata;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;

/// 50,000 places written in each format, in process, without network nor compression.
public final class ApiBench {
    private static final int PLACES = 50_000;
    private static final int BUDGET_MILLIS = 1_000;
    private static final String CODE_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private ApiBench() {}

    public static void main(String[] args) throws IOException {
        System.exit(run() ? 0 : 1);
    }

    private interface Writing {
        void into(OutputStream out) throws IOException;
    }

    /// @return whether every budget holds
    public static boolean run() throws IOException {
        var places = places();
        var ok = measure("api-csv", out -> CsvFile.write(places, out));
        ok &= measure("api-geojson", out -> JsonFile.writeGeo(places, path -> "https://example.org" + path, out));
        return ok
                & measure(
                        "api-json",
                        out -> JsonFile.write(
                                places,
                                new Slice(1, PLACES, PLACES),
                                Map.of(),
                                path -> "https://example.org" + path,
                                out));
    }

    /// The first time counts: it is the nightly harvester's.
    private static boolean measure(String name, Writing writing) throws IOException {
        var counter = new Counter();
        var first = time(writing, counter);
        var bytes = counter.bytes;
        var best = first;
        for (var i = 0; i < 4; i++) best = Math.min(best, time(writing, counter));
        var ok = first < BUDGET_MILLIS;
        System.out.printf(
                Locale.ROOT,
                "%s %d ms (budget %d, first time; %d ms when warm, %d places, %.1f MB) %s%n",
                name,
                first,
                BUDGET_MILLIS,
                best,
                PLACES,
                bytes / 1e6,
                ok ? "ok" : "short");
        return ok;
    }

    private static long time(Writing writing, Counter counter) throws IOException {
        var start = System.nanoTime();
        writing.into(counter);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static List<NationalPlace> places() {
        var communes = Communes.shipped().all();
        var random = new Random(50_000);
        var places = new ArrayList<NationalPlace>(PLACES);
        for (var i = 0; i < PLACES; i++) {
            var commune = communes.get(random.nextInt(communes.size()));
            var values = new EnumMap<Field, String>(Field.class);
            values.put(Field.NOM, "Médiathèque de " + commune.name());
            values.put(Field.COMMUNE, commune.name());
            values.put(Field.CODE_INSEE, commune.code());
            values.put(
                    Field.CODE_POSTAL,
                    commune.postcodes().isEmpty()
                            ? "17000"
                            : commune.postcodes().getFirst());
            values.put(Field.ADRESSE, i % 200 + " rue de l'Église, \"bourg\"");
            values.put(Field.LATITUDE, Double.toString(commune.centre().latitude()));
            values.put(Field.LONGITUDE, Double.toString(commune.centre().longitude()));
            values.put(Field.TELEPHONE, "+3354600" + (1000 + i % 9000));
            values.put(Field.COURRIELS, "accueil@example.org|direction@example.org");
            values.put(Field.SITE_WEB, "https://mediatheque.example.org/");
            values.put(Field.HORAIRES, "Mo-Fr 09:00-12:30,14:00-18:00; Sa 09:00-12:00; PH off");
            values.put(
                    Field.PRESENTATION_RESUME,
                    "On vous aide pour vos démarches, sans rendez-vous, gratuitement. "
                            .repeat(4)
                            .strip());
            values.put(
                    Field.PRESENTATION_DETAIL,
                    "Ordinateurs en accès libre, ateliers le jeudi, prêt de tablettes. ".repeat(8));
            values.put(Field.SOURCE, "Essai");
            values.put(Field.DATE_MAJ, "2026-11-20");
            values.put(
                    Field.SERVICES, "Aide aux démarches administratives|Maîtrise des outils numériques du quotidien");
            values.put(Field.FRAIS, "Gratuit");
            values.put(Field.ACCES, "Se présenter|Téléphoner");
            values.put(Field.ACCOMPAGNEMENT, "Accompagnement individuel");
            var place = new Place(
                    new PlaceId(new UUID(random.nextLong(), random.nextLong())),
                    new PlaceCode(code(random)),
                    Sheet.of(values),
                    Optional.of(commune.centre()),
                    OpeningHours.of(""),
                    1,
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty());
            places.add(new NationalPlace("france", place, false, Optional.empty()));
        }
        return places;
    }

    private static String code(Random random) {
        var code = new StringBuilder();
        for (var i = 0; i < 7; i++) code.append(CODE_LETTERS.charAt(random.nextInt(CODE_LETTERS.length())));
        return code.toString();
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
