package org.tousaidants.platform.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.platform.db.DataFolder;
import org.tousaidants.platform.db.LastBackupTime;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « État du site » — public page with the current state of the services and the operator's announcement, for a
/// visitor who has a problem.
@Controller
@PublicAccess
class StatusPages {
    /// « Ce qui marche » — one service: the message keys of its name and state.
    record Service(String key, String state, boolean good) {
        static Service of(String key, boolean good) {
            return new Service(key, key + (good ? ".good" : ".bad"), good);
        }
    }

    /// @param announced the operator's text, or empty
    /// @param since start of this process
    record Status(List<Service> services, String announced, Instant at, Instant since) {
        boolean good() {
            return services.stream().allMatch(Service::good);
        }
    }

    private static final Duration BACKUP_OLD = Duration.ofHours(26);
    private static final int LONGEST = 2_000;

    private final SiteHealth health;
    private final LastBackupTime backup;
    private final Clock clock;
    private final Path announcement;
    private final Instant since;

    /// The announcement is read from its file at each request, so that no restart is needed.
    StatusPages(
            SiteHealth health, LastBackupTime backup, Clock clock, @Value("${ta.status.file:}") String announcement) {
        this.health = health;
        this.backup = backup;
        this.clock = clock;
        this.announcement =
                announcement.isBlank() ? DataFolder.chosen().resolve("annonce.txt") : Path.of(announcement.strip());
        this.since = clock.instant();
    }

    @GetMapping("/etat-du-site")
    View status() {
        var services = new ArrayList<Service>();
        var known = health.letters();
        services.add(Service.of("pages", known.isPresent()));
        services.add(known.map(StatusPages::letters).orElse(Service.of("letters", false)));
        services.add(Service.of("disk", health.well("diskSpace")));
        if (backup.wanted())
            services.add(Service.of(
                    "backup",
                    backup.at()
                            .filter(at -> at.plus(BACKUP_OLD).isAfter(clock.instant()))
                            .isPresent()));
        return View.of("platform/monitoring/status", new Status(services, announced(), clock.instant(), since))
                .header("Cache-Control", "no-store");
    }

    private static Service letters(SiteHealth.Letters letters) {
        return switch (letters) {
            case LEAVE -> Service.of("letters", true);
            case LATE -> Service.of("letters", false);
            case NO_SERVER -> new Service("letters", "letters.none", false);
            case STAY_HERE -> new Service("letters", "letters.demo", true);
        };
    }

    private String announced() {
        try {
            if (!Files.isReadable(announcement) || Files.size(announcement) > LONGEST) return "";
            return Files.readString(announcement).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
