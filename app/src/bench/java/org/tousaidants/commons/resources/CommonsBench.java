package org.tousaidants.commons.resources;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.OwnProcess;
import org.tousaidants.TousAidants;
import org.tousaidants.platform.bookings.Booked;
import org.tousaidants.platform.bookings.Booking;
import org.tousaidants.platform.bookings.Bookings;
import org.tousaidants.platform.bookings.Slot;
import org.tousaidants.platform.identity.Networks;
import org.tousaidants.platform.mail.MailAddress;

/// 500 people who want 100 seats at once, in the product as it runs, whose commits wait for the disk; and 100,000
/// resources searched in plain words, in a table that was tidied as PostgreSQL does by itself after a while.
public final class CommonsBench {
    private static final int HANDS = 16;
    private static final int PEOPLE = 500;
    private static final int SEATS = 100;
    private static final int RESOURCES = 100_000;
    private static final int BATCH = 1_000;
    private static final int SEARCHES = 400;
    private static final String[] WORDS = {
        "photo", "courriel", "impôts", "mot", "passe", "tablette", "sécurité", "démarche", "attestation", "banque",
        "téléphone", "imprimer", "santé", "emploi", "vidéo", "famille", "dossier", "compte", "retraite", "logement",
        "navigateur", "fichier", "sauvegarde", "message", "faux", "achat", "carte", "bus", "horaires", "lecture"
    };

    private CommonsBench() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) System.exit(OwnProcess.of(CommonsBench.class));
        System.setProperty("server.port", "0");
        var ok = true;
        try (var context = SpringApplication.run(TousAidants.class)) {
            var networks = context.getBean(Networks.class);
            networks.found(networks.here());
            var network = networks.here().id();
            // A day of registrations before, as a site that runs has had.
            book(context.getBean(Bookings.class), network);
            ok &= seats(context.getBean(Bookings.class), network);
            fill(context.getBean(Resources.class), network, context.getBean(PlatformTransactionManager.class));
            context.getBean(JdbcClient.class).sql("vacuum analyze").update();
            ok &= searches(context.getBean(Resources.class), network);
        }
        System.exit(ok ? 0 : 1);
    }

    private record Booking500(int seated, double millis) {}

    private static boolean seats(Bookings bookings, String network) throws Exception {
        var done = book(bookings, network);
        System.out.printf(
                Locale.ROOT,
                "commons-seats-given %d seats (budget %d) %s%n",
                done.seated(),
                SEATS,
                done.seated() == SEATS ? "ok" : "short");
        return within("commons-registrations-500", done.millis(), 1_000) & done.seated() == SEATS;
    }

    private static Booking500 book(Bookings bookings, String network) throws Exception {
        var starts = Clock.systemUTC().instant().plus(Duration.ofDays(30));
        var slot = Slot.of(
                new Slot.Owner("bench.day", "one"),
                "Journée",
                "Salle",
                "/",
                starts,
                starts.plusSeconds(3_600),
                SEATS,
                PEOPLE);
        bookings.put(network, slot);
        List<Callable<Booked>> hands = new ArrayList<>();
        for (var n = 0; n < PEOPLE; n++) {
            var mail = new MailAddress("p" + n + "@example.org");
            hands.add(() -> bookings.book(
                    network,
                    slot.id(),
                    new Booking.Asking(
                            UUID.randomUUID(),
                            new Booking.Booker("Personne", Optional.of(mail), Optional.empty()),
                            Optional.empty(),
                            "fr",
                            List.of())));
        }
        var seated = 0;
        double millis;
        try (var pool = Executors.newFixedThreadPool(HANDS)) {
            var begun = System.nanoTime();
            for (var one : pool.invokeAll(hands)) if (one.get() instanceof Booked.Seated) seated++;
            millis = (System.nanoTime() - begun) / 1e6;
        }
        return new Booking500(seated, millis);
    }

    private static void fill(Resources resources, String network, PlatformTransactionManager transactions) {
        var random = new Random(20);
        for (var batch = 0; batch < RESOURCES; batch += BATCH) {
            var first = batch;
            new TransactionTemplate(transactions).executeWithoutResult(_ -> put(resources, network, random, first));
        }
    }

    private static void put(Resources resources, String network, Random random, int first) {
        var now = Clock.systemUTC().instant();
        for (var n = first; n < first + BATCH; n++) {
            var words = new StringBuilder();
            for (var i = 0; i < 12; i++)
                words.append(WORDS[random.nextInt(WORDS.length)])
                        .append(random.nextInt(4) == 0 ? "" : random.nextInt(900))
                        .append(' ');
            resources.put(
                    network,
                    new Resource(
                            UUID.randomUUID(),
                            WORDS[random.nextInt(WORDS.length)] + " " + WORDS[random.nextInt(WORDS.length)] + " " + n,
                            words.toString(),
                            Resource.Kind.GUIDE,
                            List.of(),
                            new Resource.Readers(Resource.Audience.BOTH, "fr", Resource.Reading.SIMPLE),
                            new Resource.Source(Resource.Licence.CC0, "Bench", ""),
                            LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300)),
                            now));
        }
    }

    private static boolean searches(Resources resources, String network) {
        var random = new Random(21);
        var millis = new double[SEARCHES];
        for (var n = -SEARCHES; n < SEARCHES; n++) {
            var typed = WORDS[random.nextInt(WORDS.length)] + " " + WORDS[random.nextInt(WORDS.length)];
            var begun = System.nanoTime();
            resources.search(network, typed, 20);
            if (n >= 0) millis[n] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return within("commons-search-median", millis[SEARCHES / 2], 10)
                & within("commons-search-p95", millis[SEARCHES * 95 / 100], 10);
    }

    private static boolean within(String name, double millis, double budget) {
        System.out.printf(
                Locale.ROOT, "%s %.1f ms (budget %.0f) %s%n", name, millis, budget, millis <= budget ? "ok" : "short");
        return millis <= budget;
    }
}
