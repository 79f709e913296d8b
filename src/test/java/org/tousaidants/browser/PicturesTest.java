package org.tousaidants.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.tousaidants.identity.Role;
import org.tousaidants.web.RunningSite;

/// The pictures of the README, taken from the running site by `bin/check --fix`.
@EnabledIfSystemProperty(named = "ta.fix", matches = "true", disabledReason = "bin/check --fix takes the pictures")
class PicturesTest extends RunningSite {
    @Test
    void theReadmeShowsTheSiteAsItIs() throws IOException {
        take("accueil", "/", 1280, Map.of());
        take("reponses", "/aide/reponses?besoin=impots&ou=17415", 768, Map.of());
        take("bureau", "/bureau", 1280, signedIn(person(Role.COORDINATOR)).cookies);
    }

    private void take(String name, String path, int width, Map<String, String> cookies) throws IOException {
        try (var screen = Screen.open("http://localhost:" + port, path, cookies)) {
            screen.width(width);
            screen.picture("readme-" + name);
        }
        Files.createDirectories(Path.of("docs/pictures"));
        Files.copy(
                Path.of("target/pictures/readme-" + name + ".png"),
                Path.of("docs/pictures/" + name + ".png"),
                StandardCopyOption.REPLACE_EXISTING);
    }
}
