package org.tousaidants.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// The pictures of the README, taken from the running site by `bin/check --fix`: the first screen of the main
/// pages, on a weekday morning, when places are open.
@EnabledIfSystemProperty(named = "ta.fix", matches = "true", disabledReason = "bin/check --fix takes the pictures")
class ReadmePicturesTest extends RunningSite {
    private static final LocalTime MORNING = LocalTime.of(10, 15);

    @Autowired
    private PlaceDirectory directory;

    @Test
    void theReadmeShowsTheSiteAsItIs() throws Exception {
        clock.advance(untilPlacesAreOpen());
        take("accueil", "/", 1100, 620, Map.of());
        take("reponses", "/aide/reponses?besoin=impots&ou=17415", 900, 860, Map.of());
        take("fiche", "/lieux/" + slug("France services de Saintes") + "/fiche?besoin=impots", 900, 1000, Map.of());
        take("preuve", "/verifier/" + recognised(), 900, 620, Map.of());
        take("equite", "/equite", 1100, 860, Map.of());
        take("chiffres", "/chiffres", 1100, 860, Map.of());
        take("bureau", "/bureau", 1100, 760, signedIn(nadia()).cookies);
    }

    /// The test clock cannot go back, so the next weekday morning is used.
    private Duration untilPlacesAreOpen() {
        var now = clock.instant().atZone(ZoneId.of("Europe/Paris"));
        var then = now.with(MORNING);
        while (!then.isAfter(now)
                || then.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
                || then.getDayOfWeek() == DayOfWeek.MONDAY
                || OpeningHours.isPublicHoliday(then.toLocalDate())) then = then.plusDays(1);
        return Duration.between(now, then);
    }

    private Account nadia() {
        return accounts.all(actor(person(Role.COORDINATOR))).stream()
                .filter(account -> account.name().equals("Nadia Ferret"))
                .findFirst()
                .orElseThrow();
    }

    private String recognised() {
        return sql.sql("select code from badges_badge where account is not null limit 1")
                .query(String.class)
                .single();
    }

    private String slug(String name) {
        return directory.snapshot().places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow()
                .slug();
    }

    private void take(String name, String path, int width, int height, Map<String, String> cookies) throws Exception {
        Files.createDirectories(Path.of("docs/pictures"));
        try (var screen = BrowserPage.open("http://localhost:" + port, path, cookies)) {
            screen.page().setViewportSize(width, height);
            screen.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("docs/pictures/" + name + ".png")));
        }
    }
}
