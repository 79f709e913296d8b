package org.tousaidants.observatory.publication;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.opendata.NationalFile;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceId;

/// 50,000 places written in each format, the first time, which is the nightly one's.
public final class ExportTimes {
    private static final int PLACES = 50_000;
    private static final int BUDGET_MILLIS = 5_000;

    private ExportTimes() {}

    /// @return whether every budget holds
    public static boolean run() {
        var sources = sources();
        var places = sources.stream().map(Source::place).toList();
        var ok = measure("national", () -> NationalFile.csv("france", places, NationalFile.SiteFacts.NOTHING).length);
        var inclusion = new DataInclusion();
        ok &= measure("data-inclusion", () -> {
            var structures = Exports.json("structures", inclusion.structures(sources));
            var services = Exports.json("services", inclusion.services(sources));
            return structures.bytes().length + services.bytes().length;
        });
        ok &= measure("hsds", () -> {
            var organizations = Exports.json("organizations", Hsds.organizations(sources));
            var services = Exports.json("services", Hsds.services(sources));
            return organizations.bytes().length + services.bytes().length;
        });
        ok &= measure("parquet", () -> ParquetFile.of(sources, false).length);
        return ok & measure("geoparquet", () -> ParquetFile.of(sources, true).length);
    }

    private static boolean measure(String format, IntSupplier making) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var busy = machine.getProcessCpuTime();
        var start = System.nanoTime();
        var bytes = making.getAsInt();
        var millis = (System.nanoTime() - start) / 1_000_000;
        var ok = millis < BUDGET_MILLIS;
        System.out.printf(
                Locale.ROOT,
                "observatory-export-%s %d ms (budget %d; %d of processor; %d places, %.1f MB) %s%n",
                format,
                millis,
                BUDGET_MILLIS,
                (machine.getProcessCpuTime() - busy) / 1_000_000,
                PLACES,
                bytes / 1e6,
                ok ? "ok" : "short");
        return ok;
    }

    private static List<Source> sources() {
        var communes = Communes.shipped().all();
        var random = new Random(50_000);
        var sources = new ArrayList<Source>(PLACES);
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
            values.put(Field.ADRESSE, i % 200 + " rue de l'Église");
            values.put(Field.LATITUDE, Double.toString(commune.centre().latitude()));
            values.put(Field.LONGITUDE, Double.toString(commune.centre().longitude()));
            values.put(Field.TELEPHONE, "+3354600" + (1000 + i % 9000));
            values.put(Field.COURRIELS, "accueil@example.org|direction@example.org");
            values.put(Field.HORAIRES, "Mo-Fr 09:00-12:30,14:00-18:00; Sa 09:00-12:00; PH off");
            values.put(
                    Field.PRESENTATION_DETAIL,
                    "Ordinateurs en accès libre, ateliers le jeudi, prêt de tablettes. ".repeat(8));
            values.put(Field.DATE_MAJ, "2026-11-20");
            values.put(
                    Field.SERVICES, "Aide aux démarches administratives|Maîtrise des outils numériques du quotidien");
            values.put(Field.FRAIS, "Gratuit");
            values.put(Field.ACCES, "Se présenter|Téléphoner");
            sources.add(new Source(
                    "france",
                    new Place(
                            new PlaceId(new UUID(random.nextLong(), random.nextLong())),
                            new PlaceCode("%07d".formatted(i)),
                            Sheet.of(values),
                            Optional.of(commune.centre()),
                            OpeningHours.of(""),
                            1,
                            Instant.EPOCH,
                            Optional.empty(),
                            Optional.empty()),
                    NationalFile.SiteFacts.NOTHING));
        }
        return sources;
    }
}
