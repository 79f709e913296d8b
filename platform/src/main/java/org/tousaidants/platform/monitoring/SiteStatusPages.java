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
import org.tousaidants.platform.db.LastBackupTime;
import org.tousaidants.platform.db.PersistentDataFolder;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « État du site » — the public page with the current state of the services and the operator's announcement, for a
/// visitor who has a problem.
@Controller
@PublicAccess
class SiteStatusPages {
    /// « Ce qui marche » — the state of one service.
    ///
    /// @param key message key of its name
    /// @param state message key of its state
    /// @param good whether it works
    record ServiceStatus(String key, String state, boolean good) {
        static ServiceStatus of(String key, boolean good) {
            return new ServiceStatus(key, key + (good ? ".good" : ".bad"), good);
        }
    }

    /// The page with the state of the site.
    ///
    /// @param announced the operator's announcement; may be empty
    /// @param at moment of the check
    /// @param since moment at which this process started
    record SiteStatusView(List<ServiceStatus> services, String announced, Instant at, Instant since) {
        boolean good() {
            return services.stream().allMatch(ServiceStatus::good);
        }
    }

    private static final Duration BACKUP_OLD = Duration.ofHours(26);
    private static final int LONGEST = 2_000;

    private final SiteHealth health;
    private final LastBackupTime backup;
    private final Clock clock;
    private final Path announcement;
    private final Instant since;

    /// The announcement is read from its file at each request, so that a change needs no restart.
    SiteStatusPages(
            SiteHealth health, LastBackupTime backup, Clock clock, @Value("${ta.status.file:}") String announcement) {
        this.health = health;
        this.backup = backup;
        this.clock = clock;
        this.announcement = announcement.isBlank()
                ? PersistentDataFolder.chosen().resolve("annonce.txt")
                : Path.of(announcement.strip());
        this.since = clock.instant();
    }

    @GetMapping("/etat-du-site")
    View status() {
        var services = new ArrayList<ServiceStatus>();
        var known = health.letters();
        services.add(ServiceStatus.of("pages", known.isPresent()));
        services.add(known.map(SiteStatusPages::letters).orElse(ServiceStatus.of("letters", false)));
        services.add(ServiceStatus.of("disk", health.well("diskSpace")));
        if (backup.wanted())
            services.add(ServiceStatus.of(
                    "backup",
                    backup.at()
                            .filter(at -> at.plus(BACKUP_OLD).isAfter(clock.instant()))
                            .isPresent()));
        return View.of("platform/monitoring/status", new SiteStatusView(services, announced(), clock.instant(), since))
                .header("Cache-Control", "no-store");
    }

    private static ServiceStatus letters(SiteHealth.MailHealth letters) {
        return switch (letters) {
            case LEAVE -> ServiceStatus.of("letters", true);
            case LATE -> ServiceStatus.of("letters", false);
            case NO_SERVER -> new ServiceStatus("letters", "letters.none", false);
            case STAY_HERE -> new ServiceStatus("letters", "letters.demo", true);
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
